# Labels of the fields, as the console of WeChat words them. `.hint` helps on the form.

# Sections, for findings that stand on a whole

field-icp_subject = 主体信息
field-icp_subject-base_info = 主体基本信息
field-icp_subject-personal_info = 个人主体信息
field-icp_subject-organize_info = 主体证件信息
field-icp_subject-principal_info = 主体负责人信息
field-icp_subject-legal_person_info = 法定代表人信息
field-icp_applets = 小程序信息
field-icp_applets-base_info = 小程序基本信息
field-icp_applets-principal_info = 小程序负责人信息
field-icp_materials = 其他材料
field-auth_data = 认证信息
field-auth_data-contact_info = 认证联系人
field-auth_data-invoice_info = 发票信息
field-facts = 核对信息
field-facts-residence_proof = 居住证明
field-facts-letters_signed_on = 函件签署日期
field-facts-answers = 核对确认
field-kind = 备案类型

# Subject

field-icp_subject-base_info-type = 主体性质
    .hint = 与小程序账号主体一致，个体工商户选“企业”
field-icp_subject-base_info-name = 主办单位名称
    .hint = 与证件及小程序账号主体名称逐字一致
    .hint-individual = 填写本人姓名，与证件及小程序账号主体名称逐字一致
field-icp_subject-base_info-province = 备案省份
    .hint = 单位按证件住所所在省份选择
    .hint-individual = 按身份证住址选择，在其他省份备案需要居住证明
field-icp_subject-base_info-city = 备案城市
field-icp_subject-base_info-district = 备案县区
    .hint = 按行政区划选择，开发区、自贸区归入所在的区
field-icp_subject-base_info-address = 通讯地址
    .hint = 从街道写起，不再写省市区，写到门牌号、房间号
field-icp_subject-base_info-comment = 主体信息备注
    .hint = 没有需要说明的可不填
field-icp_subject-base_info-record_number = 主体备案号
    .hint = 变更、注销时填写，例如 粤ICP备12345678号
field-icp_subject-personal_info-residence_permit = 居住证明照片
    .hint = 在身份证所属省份以外备案时需要：居住证、暂住证、社保证明或房产证
field-icp_subject-organize_info-certificate_type = 主体证件类型
    .hint = 可选类型由主体性质决定
field-icp_subject-organize_info-certificate_number = 主体证件号码
    .hint = 营业执照填 18 位统一社会信用代码
field-icp_subject-organize_info-certificate_address = 主体证件住所
    .hint = 与证件逐字一致，包含省市区
field-icp_subject-organize_info-certificate_photo = 主体证件照片
    .hint = 原件彩色拍摄或扫描，边框完整，不要用复印件或电子证照

# Responsible person of the subject

field-icp_subject-principal_info-name = 主体负责人姓名
    .hint = 与证件上的姓名完全一致，生僻字不要用同音字代替
field-icp_subject-principal_info-mobile = 主体负责人手机号码
    .hint = 本人使用的手机号，审核期间保持畅通，并能接收 12381 短信
field-icp_subject-principal_info-email = 主体负责人电子邮箱
    .hint = 本人常用的邮箱，不要与他人共用
field-icp_subject-principal_info-emergency_contact = 主体负责人应急联系电话
    .hint = 与手机号码不同的另一个号码
    .hint-individual = 填写手机号码以外的另一个号码，北京的个人可以填写本人手机号码
field-icp_subject-principal_info-certificate_type = 主体负责人证件类型
field-icp_subject-principal_info-certificate_number = 主体负责人证件号码
    .hint = 身份证末位的 X 大小写均可，导出时统一为大写
field-icp_subject-principal_info-certificate_validity_date_start = 主体负责人证件有效期起始日
    .hint = 按证件国徽面填写，可输入 2020.01.01 或 20200101
field-icp_subject-principal_info-certificate_validity_date_end = 主体负责人证件有效期截止日
    .hint = 长期有效的证件勾选“长期”
field-icp_subject-principal_info-certificate_photo_front = 主体负责人证件照片（正面）
    .hint = 身份证为人像面，原件彩色拍摄，四角完整
field-icp_subject-principal_info-certificate_photo_back = 主体负责人证件照片（反面）
    .hint = 身份证为国徽面，有效期清晰可见
field-icp_subject-principal_info-authorization_letter = 主体负责人授权书
    .hint = 负责人不是法定代表人时需要，签字并加盖公章
field-icp_subject-legal_person_info-name = 法定代表人姓名
    .hint = 主体负责人不是法定代表人时填写
field-icp_subject-legal_person_info-certificate_number = 法定代表人证件号码

# Mini program

field-icp_applets-base_info-appid = 小程序 AppID
    .hint = 由平台自动读取，不会提交
field-icp_applets-base_info-name = 小程序名称
    .hint = 由平台自动读取，不会提交
field-icp_applets-base_info-service_content_types = 小程序服务内容类型
    .hint = 按实际业务选择 1 至 5 项二级类目
field-icp_applets-base_info-nrlx_details = 前置审批项
    .hint = 都不涉及时选“以上都不涉及”
field-icp_applets-base_info-nrlx_details-type = 前置审批类型
field-icp_applets-base_info-nrlx_details-code = 前置审批号
    .hint = 与批准文件上的编号一致
field-icp_applets-base_info-nrlx_details-media = 前置审批文件
field-icp_applets-base_info-comment = 小程序备注
    .hint = 用 20 至 200 字写清实际功能和服务对象
field-icp_applets-base_info-record_number = 小程序备案号
    .hint = 变更、注销时填写，例如 粤ICP备12345678号-1X

# Responsible person of the mini program

field-icp_applets-principal_info-name = 小程序负责人姓名
    .hint = 与证件上的姓名完全一致，生僻字不要用同音字代替
field-icp_applets-principal_info-mobile = 小程序负责人手机号码
    .hint = 本人使用的手机号，审核期间保持畅通，并能接收 12381 短信
field-icp_applets-principal_info-email = 小程序负责人电子邮箱
    .hint = 本人常用的邮箱，不要与他人共用
field-icp_applets-principal_info-emergency_contact = 小程序负责人应急联系电话
    .hint = 与手机号码不同的另一个号码
    .hint-individual = 填写手机号码以外的另一个号码，北京的个人可以填写本人手机号码
field-icp_applets-principal_info-certificate_type = 小程序负责人证件类型
field-icp_applets-principal_info-certificate_number = 小程序负责人证件号码
    .hint = 身份证末位的 X 大小写均可，导出时统一为大写
field-icp_applets-principal_info-certificate_validity_date_start = 小程序负责人证件有效期起始日
    .hint = 按证件国徽面填写，可输入 2020.01.01 或 20200101
field-icp_applets-principal_info-certificate_validity_date_end = 小程序负责人证件有效期截止日
    .hint = 长期有效的证件勾选“长期”
field-icp_applets-principal_info-certificate_photo_front = 小程序负责人证件照片（正面）
    .hint = 身份证为人像面，原件彩色拍摄，四角完整
field-icp_applets-principal_info-certificate_photo_back = 小程序负责人证件照片（反面）
    .hint = 身份证为国徽面，有效期清晰可见
field-icp_applets-principal_info-authorization_letter = 小程序负责人授权书
    .hint = 负责人不是法定代表人时需要，签字并加盖公章
field-icp_applets-principal_info-verify_task_id = 人脸核身任务 ID
    .hint = 全部材料备齐后再核身，任务 3 天内有效

# Other materials

field-icp_materials-commitment_letter = 互联网信息服务承诺书
    .hint = 多数省份需要，广东须手写签名和日期
field-icp_materials-business_name_change_letter = 主体更名函
    .hint = 单位名称变更过时需要：放登记机关的变更证明，开不出的放更名说明
field-icp_materials-party_building_confirmation_letter = 党建确认函
    .hint = 新疆备案需要
field-icp_materials-promise_video = 承诺视频
    .hint = 江苏备案需要，MP4 格式，本人手持已签署的承诺书
field-icp_materials-authenticity_responsibility_letter = 网站备案信息真实性责任告知书
    .hint = 江苏备案需要
field-icp_materials-authenticity_commitment_letter = 小程序备案信息真实性承诺书
    .hint = 江苏备案需要
field-icp_materials-website_construction_proposal = 小程序建设方案书
    .hint = 同一主体备案的小程序较多时，部分省份要求
field-icp_materials-subject_other_materials = 主体其他附件
    .hint = 最多 10 个
field-icp_materials-applets_other_materials = 小程序其他附件
    .hint = 例如不涉及某类业务的情况说明，最多 10 个
field-icp_materials-holding_certificate_photo = 手持证件照
    .hint = 管局要求时提供

# Certification in the same submission

field-auth_data-customer_type = 认证主体类型
    .hint = 须与备案主体一致，随“备案类型”自动选择
field-auth_data-taskid = 认证任务 ID
    .hint = 仅重新提交时填写
field-auth_data-contact_info-name = 认证联系人姓名
field-auth_data-contact_info-mobile = 认证联系人手机号码
field-auth_data-contact_info-email = 认证联系人电子邮箱
field-auth_data-invoice_info-invoice_type = 发票类型
field-auth_data-invoice_info-electronic-id = 电子发票纳税人识别号
field-auth_data-invoice_info-electronic-desc = 电子发票备注
field-auth_data-invoice_info-vat-enterprise_phone = 专用发票单位电话
field-auth_data-invoice_info-vat-id = 专用发票纳税人识别号
field-auth_data-invoice_info-vat-enterprise_address = 专用发票单位地址
field-auth_data-invoice_info-vat-bank_name = 专用发票开户银行
field-auth_data-invoice_info-vat-bank_account = 专用发票银行账号
field-auth_data-invoice_info-vat-desc = 专用发票备注
field-auth_data-qualification = 主体资质证件照片
    .hint = 非个人主体必填，只能一张
field-auth_data-qualification_other = 其他资质材料
    .hint = 最多 10 个
field-auth_data-account_name = 认证的小程序名称
field-auth_data-account_name_type = 小程序名称命名方式
field-auth_data-account_supplemental = 名称补充材料
    .hint = 名称命中关键词时提供，最多 10 个
field-auth_data-pay_type = 认证费支付方式
field-auth_data-auth_identification = 个人认证身份
field-auth_data-auth_ident_material = 个人身份证明材料
    .hint = 填写认证身份时必填，最多 10 个
field-auth_data-third_party_phone = 服务商联系电话
field-auth_data-service_appid = 服务市场 AppID

# For checking only, never sent

field-facts-account_subject_name = 小程序账号主体名称
    .hint = 在小程序后台“设置—主体信息”中查看，仅用于核对
field-facts-applet_name = 小程序名称
    .hint = 备案前须在账号中设置好，仅用于核对
    .hint-cancel = 与备案时填写的一致
field-facts-appid = 小程序 AppID
    .hint = 以 wx 开头的 18 位编号，仅用于核对
    .hint-cancel = 以 wx 开头的 18 位编号
field-facts-applets_already_filed = 已备案小程序数量
    .hint = 同一主体在所有账号下已备案的数量
field-facts-subject_certificate_valid_until = 主体证件有效期至
    .hint = 营业执照上的营业期限截止日，没有截止日勾选“长期”
field-facts-business_scope = 经营范围
    .hint = 照执照抄录，仅用于检查前置审批字样
field-facts-principal_is_legal_representative = 主体负责人是法定代表人
field-facts-manager_is_principal = 小程序负责人与主体负责人是同一人
field-facts-manager_is_legal_representative = 小程序负责人是法定代表人
field-facts-subject_name_changed = 单位名称变更过
field-facts-sole_proprietor = 主体是个体工商户
field-facts-through_interface = 由服务商通过接口提交
field-facts-nationality = 国籍或地区
    .hint = 非大陆居民填写
field-facts-residence_proof-kind = 居住证明种类
    .hint = 居住证、暂住证、社保证明、房产证、租赁合同等
field-facts-residence_proof-valid_until = 居住证明有效期至
field-facts-residence_proof-address = 居住证明上的住址
field-facts-emergency_contacts-name = 应急电话使用人姓名
field-facts-emergency_contacts-relation = 应急电话使用人与负责人的关系
    .hint = 例如：员工、配偶
field-facts-face_task_created_on = 人脸核身发起日期

# Deregistration and change

field-cancel-cancel_type = 注销类型
field-cancel-reason_type = 注销原因
field-change-changed = 变更的项目
field-cancel = 注销
field-change = 变更

# Not part of a filing

field-portrait = 人脸核身预演
