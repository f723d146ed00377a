# letter

letter-principal-authorization = 主体负责人授权书
letter-manager-authorization = 小程序负责人授权书
letter-commitment = 互联网信息服务承诺书
letter-name-change = 主体更名说明
letter-not-involved = 不涉及前置审批内容的情况说明
letter-construction-proposal = 小程序建设方案书
letter-party-building = 党建确认函
letter-authenticity-responsibility = 备案信息真实性责任告知书
letter-authenticity-commitment = 备案信息真实性承诺书
letter-prescribed-title = 办理说明：{ $title }
letter-prescribed = 本材料由所在省份规定统一格式，本程序不代拟文本。按下列格式办理，签署后拍照或扫描，放回备案材料的对应位置。
letter-form-statement = 所在省份公布的不涉及{"{"}categories{"}"}情况说明（承诺书）范本。取得该范本后，按要求填写、签字、盖章。
letter-form-published = 范本见{ $place }，{ $date } 查得；当地有新范本的用新的。
letter-date = 　　　年　　　月　　　日
letter-fingerprint = 指印
letter-note = 签署要求：
