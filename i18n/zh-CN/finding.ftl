# finding

## names, remark, service contents, pre-approval

finding-name-unknown = 还没有填写小程序名称，无法检查名称。
    .why = 名称由平台从账号读取，不在备案表单中，但不合要求的名称会使备案入口关闭或被管局驳回。
    .fix = 填写账号中已设置好的小程序名称，仅用于核对，不会提交。
finding-name-nation = 小程序名称“{ $name }”以“{ $word }”开头。
    .why = 名称使用国字头而主体不是国家级机构的，管局会驳回，备案入口也可能关闭（{ $source }）。
    .fix = 先在小程序后台改成不以“{ $word }”开头的名称，再备案。
finding-name-sensitive = 小程序名称“{ $name }”含有“{ $word }”。
    .why = 含敏感词的名称会被管局驳回，备案入口也可能关闭（{ $source }）。
    .fix = 先在小程序后台改成不含“{ $word }”的名称，再备案。
finding-name-title =
    { $who ->
        [subject] 主体名称“{ $name }”是{ $word }的名称，主体性质却不是。
       *[other] 小程序名称“{ $name }”像一家{ $word }，主体却不是。
    }
    .why = 名称要与主体性质一致，带“{ $word }”的名称只有这类机构能用，否则会被驳回（{ $source }）。
    .fix =
        { $who ->
            [subject] 按登记证件核对：确是{ $word }的，改选相应的主体性质和证件类型；不是的，名称照证件填写完整。
           *[other] 先在小程序后台把名称改成与本单位名称或品牌相符、不以“{ $word }”结尾的，再备案；确是{ $word }的，改选相应的主体性质。
        }
finding-name-domain = 小程序名称“{ $name }”是域名。
    .why = 管局不接受直接以域名命名（{ $source }）。
    .fix = 改为说明功能的中文名称，不带网址。
finding-name-not-chinese = 小程序名称“{ $name }”没有汉字。
    .why = 管局不接受纯数字或纯英文的名称（{ $source }）。
    .fix = 改为有含义的中文名称。
finding-name-signs = 小程序名称“{ $name }”含有特殊符号“{ $sign }”。
    .why = 管局不接受含特殊符号的名称（{ $source }）。
    .fix = 去掉特殊符号。
finding-name-short = 小程序名称“{ $name }”只有 { $count } 个汉字。
    .why = 管局要求名称不少于三个汉字（{ $source }）。
    .fix = 改成三个汉字以上、说明功能的名称。
finding-name-generic = 小程序名称“{ $name }”含有“{ $word }”。
    .why = 该省管局不接受这类通用词，其中博客、论坛、在线、社区、交流还需要前置审批（{ $source }）。
    .fix = 改成不含“{ $word }”的名称；有批准文件的，放入小程序其他附件。
finding-name-individual-word = 个人小程序名称“{ $name }”含有“{ $word }”。
    .why = 个人备案的名称不能像行业、单位、产品或平台（{ $source }）。
    .fix = 改为体现个人性质的名称，或以单位名义备案。
finding-name-individual-business = 个人小程序名称“{ $name }”含有“{ $word }”，像是经营性内容。
    .why = 个人备案的名称和内容不能涉及企业、行业或收费业务（{ $source }）。
    .fix = 改为体现个人性质的名称，或以单位名义备案。
finding-name-individual-place = 个人小程序名称“{ $name }”含有地名“{ $word }”。
    .why = 个人备案的名称不能使用地名（{ $source }）。
    .fix = 去掉地名。
finding-name-individual-person = 个人小程序名称“{ $name }”含有人名“{ $word }”。
    .why = 个人备案的名称不能使用人名（{ $source }）。
    .fix = 改用说明功能的名称，例如“每日记账本”。
finding-name-individual-length = 个人小程序名称“{ $name }”有 { $count } 个字，建议 3 至 10 个字。
    .why = { $source }建议个人名称在 3 至 10 个字之间。
    .fix = 如方便，调整名称长度。
finding-subject-name-brackets = 确认主办单位名称中括号的全角、半角与营业执照一致。
    .why = 北京管局要求名称与执照完全一致，括号也不例外（{ $source }）。
    .fix = 对照执照核对后确认。

finding-service-first-level = { $field }选了一级类目“{ $name }”。
    .why = 平台只接受二级类目。
    .fix = 改选“{ $name }”下面的具体服务。
finding-service-unknown = { $field }中的 { $value } 不在服务内容列表里。
    .why = 平台只接受列表中的二级类目。
    .fix = 从列表中重新选择。
finding-service-individual = 个人备案选了“{ $names }”。
    .why = 这类服务属于经营性内容，个人备案通常会被驳回（{ $source }）。
    .fix = 改选“工具”等适合个人的服务内容，或以单位名义备案。

finding-remark-length = { $field }有 { $count } 个字，应为 { $least } 至 { $most } 个字。
    .why = 微信规定备注为 20 至 200 字，这是审核的重要依据。
    .fix = 写清小程序的实际内容、主要功能和服务对象。
finding-remark-vague = { $field }没有写清小程序做什么。
    .why = 审核人员凭备注判断内容，过于笼统会被要求修改。
    .fix = { $who ->
        [individual] 用中文具体写出提供哪些功能、给谁使用，例如“记录自己每天的读书进度和笔记，按书名查找，供个人使用”。
       *[organisation] 用中文具体写出提供哪些功能、给谁使用，例如“供本店顾客查看菜单、在线点餐、预订座位，到店后凭号取餐”。
    }
finding-remark-declaration = { $field }缺少个人备案声明。
    .why = 该省管局要求个人声明：小程序属个人性质，不含企业等组织内容，如不属实接受注销（{ $source }）。
    .fix = 补充，例如“本小程序为个人性质，不含企业及其他组织内容，如不属实，愿接受注销备案”。
finding-remark-short-mongolia = { $field }有 { $count } 个字，内蒙古管局要求个人至少 { $least } 个字。
    .why = 字数不足会被管局退回（{ $source }）。
    .fix = 补充说明内容和用途。
finding-remark-relation = 看不出小程序名称“{ $name }”与主体“{ $subject }”的关系，备注也没有说明。
    .why = 管局会以“小程序名称与单位经营范围无关”驳回。
    .fix = 在备注中写明，例如“‘{ $name }’是本公司自主研发的产品，用于……”。
finding-remark-game = 选了游戏，备注中没有版号。
    .why = 该省管局要求游戏在备注中写明版号（ISBN 978-7-…）并上传批准文件（{ $source }）。
    .fix = 在备注中补充版号，并把批准文件放入小程序其他附件。

# what name and remark are about

finding-content-selling = 个人备案的{ $field }写有销售、收费等经营内容：“{ $words }”。
    .why = 个人备案不能涉及经营、交易或收费业务，会被驳回（{ $source }）。
    .fix = 去掉这部分内容，只写个人用途；确有经营的，以个体工商户或企业名义备案。
finding-content-commissions = 个人备案的{ $field }写有对外承接业务：“{ $words }”。
    .why = 接单、承接业务属于经营活动，与个人性质不符会被驳回（{ $source }）。
    .fix = 删去接单、报价、合作等内容；确需承接的，以个体工商户或企业名义备案。
finding-content-interaction = { $field }涉及用户发布、评论、聊天等社交互动：“{ $words }”。
    .why = { $who ->
        [individual] 个人主体不能提供论坛、社区、交友、即时通信等交流互动，会按社交类驳回（{ $source }）。
       *[organisation] 用户可以发布内容的论坛、社区要有相应的服务类目，部分管局还要求电子公告（BBS）方面的材料（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉发布、评论、私信等功能并改写备注；确需提供的，以单位名义备案。
       *[organisation] 核对服务内容是否选了“网络社交”，准备好内容审核和用户管理的说明；没有这些功能的，改写备注。
    }
finding-content-accounts = { $field }提到让他人注册账号：“{ $words }”。
    .why = 个人备案有账号和用户内容时容易按社交类驳回，去掉后曾获通过（{ $source }）。
    .fix = 不需要账号的，去掉注册功能；只用微信登录的，备注里不必写注册。
finding-content-ai = { $field }涉及 AI、深度合成（人工智能生成）：“{ $words }”。
    .why = { $who ->
        [individual] 这类服务不对个人主体开放，标注“由 AI 生成”也不行（{ $source }）。
        [foreign] 这类服务不对境外主体开放（{ $source }）。
       *[organisation] 提供生成合成类服务要有自己的算法备案，或与已备案的大模型服务方签有合作协议，选类目时要上传（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉 AI 功能并改写名称和备注；确需提供的，以单位名义备案，并取得算法备案或合作协议。
        [foreign] 去掉 AI 功能并改写备注；确需提供的，由境内企业备案，并取得算法备案或合作协议。
       *[organisation] 准备好算法备案（生成合成类）编号或合作协议；没有使用 AI 的，改写备注后确认。
    }
finding-content-live = { $field }涉及网络直播：“{ $words }”。
    .why = { $who ->
        [individual] 网络直播要有《网络文化经营许可证》等许可，只发给单位（{ $source }）。
       *[organisation] 网络直播要有《网络文化经营许可证》，播出视听节目的还要有《信息网络传播视听节目许可证》（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉直播内容并改写备注；确需提供的，以持证单位名义备案。
       *[organisation] 在前置审批项中选择并上传许可证；不涉及的，改写备注，或把情况说明放入小程序其他附件。
    }
finding-content-media = { $field }涉及网络视听节目（视频、音频、影视、音乐）：“{ $words }”。
    .why = { $who ->
        [individual] 播放影视、视频、音乐等视听节目要有许可证，只发给单位，个人备案会被驳回（{ $source }）。
       *[organisation] 提供视听节目要有《信息网络传播视听节目许可证》，提供音乐、动漫的要有《网络文化经营许可证》（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉播放功能并改写备注；确需提供的，以持证单位名义备案。
       *[organisation] 在前置审批项中选择并上传许可证；只展示自己的产品、教程的，在备注中写明，或把情况说明放入小程序其他附件。
    }
finding-content-reading-aloud = { $field }涉及有声读物：“{ $words }”。
    .why = { $who ->
        [individual] 有声读物不对个人主体开放，朗读诗文的音频也算（{ $source }）。
       *[organisation] 有声读物要有《网络出版服务许可证》或《信息网络传播视听节目许可证》（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉朗读音频并改写备注；确需提供的，以持证单位名义备案。
       *[organisation] 在前置审批项中选择并上传许可证；不涉及的，改写备注，或把情况说明放入小程序其他附件。
    }
finding-content-novels = { $field }涉及小说、图书等网络出版：“{ $words }”。
    .why = { $who ->
        [individual] 网络出版要有《网络出版服务许可证》，只发给单位，个人备案会被驳回（{ $source }）。
       *[organisation] 在线阅读和销售小说、图书、期刊要有《网络出版服务许可证》或出版物经营许可（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉在线阅读内容并改写备注；确需提供的，以持证单位名义备案。
       *[organisation] 在前置审批项中选择“出版”并上传许可证；不涉及的，改写备注，或把情况说明放入小程序其他附件。
    }
finding-content-news = { $field }涉及新闻信息：“{ $words }”。
    .why = { $who ->
        [individual] 发布、转载、评论新闻要有《互联网新闻信息服务许可证》，只发给单位，个人备案会被驳回（{ $source }）。
       *[organisation] 采编、转载、推送新闻要有《互联网新闻信息服务许可证》（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉新闻内容并改写备注；确需提供的，以持证单位名义备案。
       *[organisation] 在前置审批项中选择“新闻”并上传许可证；只发布本单位动态的，改写备注，或把情况说明放入小程序其他附件。
    }
finding-content-medicine = { $field }涉及药品、医疗器械：“{ $words }”。
    .why = { $who ->
        [individual] 提供药品、医疗器械的信息和销售要有许可，只发给单位，个人备案会被驳回（{ $source }）。
       *[organisation] 提供药品、医疗器械信息要有《互联网药品信息服务资格证书》，网上销售另有许可或备案（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉这部分内容并改写备注；确有经营的，以持证单位名义备案。
       *[organisation] 在前置审批项中选择“药品和医疗器械”并上传证书；不涉及的，改写备注，或把情况说明放入小程序其他附件。
    }
finding-content-clinic = { $field }涉及医疗、诊疗：“{ $words }”。
    .why = { $who ->
        [individual] 问诊、诊断、治疗等医疗服务只能由医疗机构提供，个人备案会被驳回（{ $source }）。
       *[organisation] 互联网诊疗只能由取得《医疗机构执业许可证》或诊所备案凭证的机构提供，审核时会要求出示（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉诊断、用药建议等内容并改写备注；确需提供的，以医疗机构名义备案。
       *[organisation] 把执业许可证或诊所备案凭证放入小程序其他附件；只做预约、不提供诊疗的，在备注中写明。
    }
finding-content-tutoring = { $field }涉及培训：“{ $words }”。
    .why = { $who ->
        [individual] 招生、授课属于教育培训业务，个人备案会被驳回（{ $source }）。
       *[organisation] 面向高中及以下的校外培训要有办学许可证；不属于的，管局常要求盖章的不涉及校外培训承诺书（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉课程、招生等内容并改写备注；确有经营的，以办学单位名义备案。
       *[organisation] 开展校外培训的，在前置审批项中选择该项并上传办学许可证；不涉及的，在备注中写明，并把盖章的承诺书放入小程序其他附件。
    }
finding-content-education = { $field }有教育、培训字样：“{ $words }”。
    .why = { $who ->
        [individual] 教育培训字样会被看作行业内容，个人备案容易被驳回（{ $source }）。
       *[organisation] 服务内容涉及教育的，管局常要求不涉及校外培训承诺书（{ $source }）。
    }
    .fix = { $who ->
        [individual] 改用中性的说法，只写个人用途。
       *[organisation] 在备注中写明“不涉及校外培训”，并把盖章的承诺书放入小程序其他附件；确有校外培训的，选择该前置审批项。
    }
finding-content-finance = { $field }涉及金融、保险：“{ $words }”。
    .why = { $who ->
        [individual] 金融业务只能由持牌机构开展，荐股、理财、借贷等内容会被驳回（{ $source }）。
       *[organisation] 金融业务要有相应监管部门的许可，前置审批项为“互联网金融”（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉这部分内容；只记自己账目的，在备注中写明不提供金融服务。
       *[organisation] 选择“互联网金融”并上传许可文件；不涉及的，改写备注，或把情况说明放入小程序其他附件。
    }
finding-content-virtual = { $field }涉及虚拟商品：“{ $words }”。
    .why = { $who ->
        [individual] 充值、点卡、账号等虚拟商品的交易属于经营内容，个人备案会被驳回（{ $source }）。
       *[organisation] 虚拟商品有单独的服务类目和资质要求，游戏币等还涉及网络文化经营许可（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉这部分内容并改写备注；确有经营的，以单位名义备案。
       *[organisation] 核对所选服务内容，准备好相应的授权或许可证；没有虚拟商品的，改写备注。
    }
finding-content-lottery = { $field }涉及抽奖、彩票或竞猜：“{ $words }”。
    .why = { $who ->
        [individual] 彩票、有奖竞猜不得擅自经营，抽奖会被看作营销，个人备案容易被驳回（{ $source }）。
       *[organisation] 彩票只能由彩票机构销售；有奖销售要公示规则，单项奖品不超过五万元（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉抽奖和奖品；仅供亲友随机抽签的，写明没有奖品。
       *[organisation] 确认不涉及彩票和以钱物下注；有奖活动按规定公示，不是主要功能的不必写进备注。
    }
finding-content-blind-box = { $field }涉及盲盒：“{ $words }”。
    .why = { $who ->
        [individual] 盲盒是商品销售，属于经营内容，个人备案会被驳回（{ $source }）。
       *[organisation] 盲盒经营要公示内容和抽取规则，不得向未满八周岁的人销售（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉这部分内容；确有经营的，以单位名义备案。
       *[organisation] 准备好抽取规则和未成年人保护的说明；没有盲盒的，改写备注。
    }
finding-content-ride = { $field }涉及网约车、预约出租：“{ $words }”。
    .why = { $who ->
        [individual] 派车、拼车等客运服务要有许可，只发给单位，个人备案会被驳回（{ $source }）。
       *[organisation] 网约车平台要有《网络预约出租汽车经营许可证》（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉这部分内容；确有经营的，以持证单位名义备案。
       *[organisation] 在前置审批项中选择“网络预约车”并上传许可证；只是租车或自有车辆管理的，改写备注，或把情况说明放入小程序其他附件。
    }
finding-content-religion = { $field }涉及宗教：“{ $words }”。
    .why = { $who ->
        [individual] 互联网宗教信息服务要有许可证，只发给单位，个人备案会被驳回（{ $source }）。
       *[organisation] 讲经、法会、供奉等互联网宗教信息服务要有《互联网宗教信息服务许可证》（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉宗教内容并改写备注。
       *[organisation] 在前置审批项中选择“宗教”并上传许可证；只介绍名胜古迹的，改写备注，或把情况说明放入小程序其他附件。
    }
finding-content-fortune = { $field }涉及算命、占卜等封建迷信：“{ $words }”。
    .why = 平台不允许提供算命、测字、占卜、风水等服务，单位也不行（{ $source }）。
    .fix = 去掉这部分内容并改写名称和备注。
finding-content-tobacco = { $field }涉及烟草、电子烟：“{ $words }”。
    .why = 烟草专卖品和电子烟不得通过互联网销售和宣传（{ $source }）。
    .fix = 去掉这部分内容；不卖烟的，改写备注。
finding-content-games = { $field }涉及游戏：“{ $words }”。
    .why = { $who ->
        [individual] 游戏要有版号，个人不能取得；小程序也不能提供游戏内容（{ $source }）。
       *[organisation] 游戏要有版号（ISBN）并写入备注，出版单位还要有《网络出版服务许可证》（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉游戏内容并改写备注；要发布游戏的，以单位名义按小游戏办理。
       *[organisation] 把版号写入备注，批准文件放入小程序其他附件，前置审批项选择“出版”；不是游戏的，改写备注。
    }
finding-content-recruitment = { $field }涉及招聘：“{ $words }”。
    .why = { $who ->
        [individual] 平台不建议个人提供招聘服务，发布职位属于经营内容（{ $source }）。
       *[organisation] 为他人招聘要有《人力资源服务许可证》或备案，审核时会要求出示（{ $source }）。
    }
    .fix = { $who ->
        [individual] 去掉这部分内容；确有经营的，以人力资源服务单位名义备案。
       *[organisation] 为他人招聘的，把许可证放入小程序其他附件；只招本单位员工的，在备注中写明。
    }
finding-content-device = { $field }涉及设备控制：“{ $words }”。
    .why = 个人主体不能发布设备管理类小程序（{ $source }）。
    .fix = 只显示数据、不控制设备的，在备注中写明；确需控制设备的，以单位名义备案。
finding-content-charity = { $field }涉及公益、慈善募捐：“{ $words }”。
    .why = { $who ->
        [individual] 公益、救助、募捐等字样像机构或组织，个人不得公开募捐，备案会被驳回（{ $source }）。
       *[organisation] 只有取得公开募捐资格的慈善组织可以公开募捐（{ $source }）。
    }
    .fix = { $who ->
        [individual] 只写小程序做什么，不提公益和募捐；确有项目的，以慈善组织名义备案。
       *[organisation] 有公开募捐的，把公开募捐资格证书放入小程序其他附件；没有募捐的，改写备注。
    }
finding-content-institution = 个人备案的{ $field }像单位、学校或组织的内容：“{ $words }”。
    .why = 个人备案的名称和备注不能像机构、组织、公司或校园项目（{ $source }）。
    .fix = 只写本人的用途，不提单位；确为单位使用的，以该单位名义备案。
finding-content-maps = { $field }涉及互联网地图、测绘：“{ $words }”。
    .why = 向公众提供地图标注、上传和影像下载要有互联网地图服务的测绘资质；只调用平台地图的不用（{ $source }）。
    .fix = 只调用平台地图显示位置的，在备注中写明后确认；自己提供地图的，准备好测绘资质证书。
finding-content-wording = 个人备案的{ $field }有名称中不能用的词：“{ $words }”。
    .why = 博客、资讯、工作室、门户等字样不能用于个人名称，写在备注里也曾被驳回（{ $source }）。
    .fix = 换成具体功能的说法，例如“记录学习笔记”。

finding-pre-approval-none = 还没有填写{ $field }。
    .why = 即使都不涉及，也必须选一项“以上都不涉及”。
    .fix = 选择涉及的审批项，或选择“以上都不涉及”。
finding-pre-approval-type = 还没有选择{ $field }。
    .why = 每一项都要有类型。
    .fix = 选择类型，或删除这一项。
finding-pre-approval-unknown = { $field }“{ $value }”不在列表里。
    .why = 平台只接受列表中的类型。
    .fix = 从列表中重新选择。
finding-pre-approval-number = 选了“{ $name }”，还没有填写前置审批号。
    .why = 除“以上都不涉及”外，每一项都要有审批号和批准文件。
    .fix = 填写{ $document }上的编号；实际不涉及的，改选“以上都不涉及”。
finding-pre-approval-document = 选了“{ $name }”，还没有放入批准文件。
    .why = 除“以上都不涉及”外，每一项都要有审批号和批准文件。
    .fix = 放入{ $document }；实际不涉及的，改选“以上都不涉及”。
finding-pre-approval-valid = 确认{ $document }在有效期内，持证单位与主体一致，照片清晰完整。
    .why = 批准文件过期或看不清会被管局驳回。
    .fix = 核对后确认。
finding-pre-approval-ride-hailing = 网络预约车的类型编号为 { $code }，个别查询结果为 { $also }。
    .why = 官方页面与一份查询结果不一致。
    .fix = 通过接口提交前，以平台实时查询结果为准；在后台填写时按名称选择即可。
finding-pre-approval-individual = 个人选了前置审批项“{ $name }”。
    .why = 这类许可只发给单位，个人备案涉及时会被驳回（{ $source }）。
    .fix = 去掉相关内容并改选“以上都不涉及”，或以持证单位名义备案。
finding-pre-approval-service = 服务内容“{ $services }”可能涉及前置审批：{ $items }。
    .why = 涉及而没有批准文件的，管局会以内容不合格驳回（{ $source }）。
    .fix = 涉及的，在前置审批项中选择并上传批准文件；不涉及的，在备注中说明后确认。
finding-pre-approval-statement = 建议准备一份“不涉及”情况说明。
    .why = 名称、经营范围或备注出现受监管行业字样时，审核人员常要求说明实际不涉及。
    .fix = 按小程序其他附件处的说明备好情况说明，签字盖章后拍照放入；确认不需要的可直接确认。
finding-scope-finance = 名称或经营范围含金融字样：{ $words }。
    .why = 该省管局要求金融监管部门批准文件，或（上海除外）不涉及金融业务的说明（{ $source }）。
    .fix = 上传批准文件并选择“互联网金融”，或把情况说明放入小程序其他附件。
finding-scope-finance-elsewhere = 名称或经营范围含金融字样：{ $words }。
    .why = 各省要求不同，有的管局要求金融监管部门批准文件或不涉及金融业务的说明（{ $source }）。
    .fix = 从事金融业务的，上传批准文件并选择“互联网金融”；不从事的，建议把盖章的情况说明放入小程序其他附件。
finding-scope-education = 名称或经营范围含教育培训字样：{ $words }。
    .why = 该省管局要求不涉及校外培训的承诺书（{ $source }）。
    .fix = 按小程序其他附件处的说明备好承诺书，签字盖章后拍照放入；确实开展校外培训的，选择该项并上传批准文件。
finding-scope-not-involved = 名称或经营范围含需要前置审批的字样：{ $words }。
    .why = 该省管局要求不涉及前置审批的承诺书；安徽还要求在备注中写明向主管部门咨询的结果（{ $source }）。
    .fix = 按小程序其他附件处的说明备好承诺书，签字盖章后拍照放入。
finding-scope-hubei = 经营范围含需要前置审批的字样：{ $words }。
    .why = 湖北管局不接受情况说明，要求先从经营范围中删去（{ $source }）。
    .fix = 变更经营范围，或取得相应批准文件并选择该前置审批项。
finding-scope-shandong = 经营范围含“{ $words }”。
    .why = 山东管局要求相应的许可证；含“以自有资金对外投资”的要求盖章承诺书（{ $source }）。
    .fix = 上传许可证或承诺书，或变更经营范围。
finding-religion-ningxia = { $field }涉及宗教内容，还没有选择“宗教”前置审批项。
    .why = 宁夏管局要求宗教事务部门的批准文件（{ $source }）。
    .fix = 选择“宗教”并上传批准文件，或去掉相关内容。

## provinces

finding-province-local-id = 身份证不是{ $province }的，该省管局可能不受理个人备案（{ $source }）。
    .why = { $rules }。
    .fix = 改在身份证所属省份备案；确需在此备案的，先向管局或平台确认。
finding-residence-ningxia = 宁夏备案需要一年以上租赁合同或购房证明。
    .why = 外省身份证在宁夏备案，其他居住证明不被接受（{ $source }）。
    .fix = 放入租赁合同或购房证明，并选择对应的证明种类。
finding-residence-ningxia-term = 确认租赁合同的租期在一年以上。
    .why = 宁夏管局要求租期不少于一年（{ $source }）。
    .fix = 核对后确认。
finding-residence-shanghai-kind = 居住证明是“{ $kind }”，上海管局只接受居住证。
    .why = 外地身份证在上海备案须提供居住证（{ $source }）。
    .fix = 换用居住证，或回户籍省份备案。
finding-residence-shanghai-short = 居住证{ $date }到期，剩余不足一个月。
    .why = 上海管局要求居住证剩余有效期超过一个月（{ $source }）。
    .fix = 先办理续签。
finding-residence-shanghai-status = 还没有放入居住证状态查询截图。
    .why = 上海管局要求同时提交居住证的有效状态证明（{ $source }）。
    .fix = 在市级服务网站查询居住证状态，截图放入主体其他附件。
finding-residence-shanghai-address = 通讯地址与居住证住址“{ $address }”不一致。
    .why = 上海管局要求两处地址一致（{ $source }）。
    .fix = 按居住证住址填写通讯地址。
finding-residence-guangdong = 居住证明已过期，或不是广东管局接受的种类。
    .why = 广东管局接受有效期内的房产证、社保证明、暂住证或居住证，不接受学生证（{ $source }）。
    .fix = 换用认可的证明，或回户籍省份备案。
finding-residence-unknown = 还没有填写{ $field }，无法判断居住证明是否被接受。
    .why = 各省接受的证明种类和有效期不同。
    .fix = 填写居住证明的种类、有效期和住址，仅用于核对；确认无误也可直接确认。
finding-student-tianjin = 如果您是在校学生，通讯地址需要写明院系和班级。
    .why = 天津管局对在校学生有此要求（{ $source }）。
    .fix = 是在校学生的，补充；不是的，直接确认。
finding-certificate-fujian = 福建个人备案使用了居民身份证以外的证件。
    .why = 福建管局只接受居民身份证（{ $source }）。
    .fix = 使用居民身份证，或以单位名义备案。
finding-foreigner-hebei = 外籍个人在河北备案。
    .why = 河北管局不接受外籍个人备案（{ $source }）。
    .fix = 以单位名义备案，或在其他省份备案。
finding-foreigner-principal = 主体负责人持{ $field }中的非大陆居民证件。
    .why = 该省管局要求外籍法定代表人授权持大陆居民身份证的人员担任负责人（{ $source }）。
    .fix = 填写被授权人并上传授权书。
finding-certificate-hong-kong = 主体负责人来自{ $from }，证件类型不合适。
    .why = 该省管局不接受香港身份证或护照（{ $source }）。
    .fix = 港澳居民用来往内地通行证或居住证，台湾居民用来往大陆通行证或居住证。
finding-certificate-nationality = 主体负责人使用护照，填写{ $field }。
    .why = 港澳台居民使用护照会被该省管局驳回，外国人可以使用。
    .fix = 填写国籍或地区，仅用于核对。
finding-certificate-taiwan-jiangsu = 核对台胞证号码是否为证件下方带字母的号码。
    .why = 江苏管局要求填写带字母的号码（{ $source }）。
    .fix = 对照证件核对后确认。
finding-persons-must-be-one = 主体负责人不是法定代表人，两位负责人却不是同一人。
    .why = 该省管局要求此时主体负责人与小程序负责人为同一人（{ $source }）。
    .fix = 由同一人担任两个角色，或由法定代表人担任主体负责人。
finding-sole-proprietor-trade-name = 个体工商户“{ $name }”没有字号。
    .why = 该省管局对没有字号或公章的个体工商户另有规定，可能不受理（{ $source }）。
    .fix = 办理有字号的执照；广东可按个人备案，安徽、湖北用经营者姓名并在备注中说明。
finding-sole-proprietor-seal = 确认个体工商户有字号，并有刻有全称的公章。
    .why = 该省管局要求个体工商户有字号和公章（{ $source }）。
    .fix = 核对后确认；没有的，先办理。
finding-certificate-medical = 主体证件选了医疗机构执业许可证。
    .why = 广东管局不接受它作为主体证件（{ $source }）。
    .fix = 使用营业执照或事业单位法人证书。
finding-remark-hospital = 主体是医疗机构，{ $field }没有写明执业许可证信息。
    .why = 广东管局要求写明许可证的发证日期、有效期、发证机关和编号，并上传许可证（{ $source }）。
    .fix = 补充备注，并把许可证放入主体其他附件。
finding-certificate-law-firm = 确认执业许可证照片包含首页、登记页、最近年检页和变更页。
    .why = 北京管局要求律师事务所提供全部页面（{ $source }）。
    .fix = 把各页合并为一张后确认。
finding-licence-seal-hainan = 确认营业执照盖有“海南省市场监督管理局商事登记专用章”。
    .why = 海南管局不接受其他印章的执照（{ $source }）。
    .fix = 核对后确认；不是的，先换领执照。
finding-licence-paper-shanghai = 确认照片拍摄的是纸质营业执照。
    .why = 上海管局不接受电子营业执照（{ $source }）。
    .fix = 核对后确认。
finding-phone-local = 确认负责人的号码是{ $province }的号码（{ $source }）。
    .why = { $rules }。
    .fix = 核对后确认；不是的，建议改用当地号码。
finding-province-persons = 关于负责人不是法定代表人的情形，{ $province }管局另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-foreigner = 关于非大陆居民的证件，{ $province }管局另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-sole-proprietor = 关于个体工商户，{ $province }管局另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-services = 关于服务内容“{ $services }”，{ $province }管局另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-government = 关于机关和事业单位，{ $province }管局另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-limit = 关于同一主体备案多个小程序，{ $province }管局另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-change = 关于变更备案，{ $province }管局另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-pre-approval = 关于前置审批字样，{ $province }管局另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-certificate = { $province }管局对证件及其照片另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 只看与您有关的几条，已满足的直接确认。照片一律拍原件：管局收盖章复印件的，微信也要原件。
finding-province-address = { $province }管局对地址另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-name = { $province }管局对名称另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-remark = { $province }管局对备注另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-letter = { $province }管局对授权书、承诺书等另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。
finding-province-age = { $province }管局对负责人年龄另有要求（{ $source }）。
    .why = { $rules }。
    .fix = 对照检查，已满足的直接确认；以管局审核为准。

## filing numbers

finding-record-number-form = { $field }“{ $value }”不像备案号。
    .why = 备案号形如“粤ICP备12345678号”，小程序备案号以“-1X”之类结尾。
    .fix = 从备案成功通知或工信部备案查询网站抄录。
finding-record-number-kind = { $field }“{ $value }”是另一种备案号。
    .why = 主体备案号没有后缀；小程序备案号以“-数字X”结尾；“-数字”是网站，“-数字A”是 APP。
    .fix = 填写对应的备案号。
finding-record-number-prefix = { $field }“{ $value }”的省份简称不常见。
    .why = 四川、贵州、云南、甘肃的备案号分别以蜀、黔、滇、陇开头。
    .fix = 核对备案号的第一个字。

## other drafts

finding-library-phone = { $field }“{ $value }”也用在草稿“{ $draft }”中，属于另一人或另一主体。
    .why = 同一号码不能在不同人员或不同主体的备案中使用（{ $source }）。
    .fix = 换用本人的其他号码，或修改另一份草稿。
finding-library-email = { $field }“{ $value }”也用在草稿“{ $draft }”中，属于另一人或另一主体。
    .why = 不同人员和主体应使用不同的邮箱（{ $source }）。
    .fix = 换用其他邮箱，或修改另一份草稿。
finding-library-id-number = { $field }也用在草稿“{ $draft }”的另一主体中。
    .why = 该省管局不接受已在其他主体下备案的负责人（{ $source }）。
    .fix = 更换负责人，或先变更另一主体的备案。
finding-library-one-company = 小程序负责人也是草稿“{ $draft }”中另一主体的负责人。
    .why = 江苏管局规定一人只能担任一家单位的小程序负责人（{ $source }）。
    .fix = 更换其中一家的小程序负责人。
finding-library-same-subject = 草稿“{ $draft }”也在为同一主体备案。
    .why = 同一主体在管局同时只能有一个进行中的订单，不分平台。
    .fix = 一次只提交其中一份：提交过的那份先办，都没有提交过的任选一份，办结后再提交另一份。

## scan: what a picture shows

scan-place-portrait = 人像处
scan-place-number = 证件号码处
scan-place-emblem = 国徽处
scan-place-top = 上部
scan-place-bottom = 下部
scan-place-left = 左侧
scan-place-right = 右侧
scan-place-middle = 中部
scan-place-whole = 整张证件

finding-scan-page = 文件共 { $pages } 页，这里检查并提交的是第 { $page } 页。
    .why = 前面的空白页会跳过，其余各页不会提交。
    .fix = 要用其他页时，打开图片，翻到那一页后点“使用这一页”
finding-scan-format = 图片格式为 { $format }，不是 JPG 或 PNG。
    .why = 微信只接收 JPG、JPEG 和 PNG，按文件内容判断，改扩展名无效。
    .fix = 导出材料包时会自动转为 JPG，提交材料包里的图片；单独使用时可在看图台转存。
finding-scan-file-large = 图片大小 { $megabytes } MB，超过 2 MB。
    .why = 微信要求每张图片不超过 2 MB，超过会上传失败。
    .fix = 导出材料包时会自动压缩，清晰度尽量保留，提交材料包里的图片；单独使用时可在看图台转存。
finding-scan-file-size = 图片大小 { $kilobytes } KB，不在建议的 100–200 KB 之间。
    .why = 微信的材料示例页建议每张 100–200 KB；较新的说明放宽到 2 MB。
    .fix = 超过 200 KB 的，导出材料包时会自动压缩；不足 100 KB 的，看得清就不用处理。
finding-scan-pixels = 图片只有 { $width }×{ $height } 像素，低于 { $short }×{ $long }。
    .why = 微信要求图片分辨率不低于 720×1280。
    .fix = 用更高分辨率重新拍摄或扫描，一面一张；直接放大图片没有用。
finding-scan-pixels-certificate = 图片为 { $width }×{ $height } 像素，低于主体证件建议的 { $long }×{ $short }。
    .why = 微信的材料示例页要求主体证件图片不低于 1500×1100。
    .fix = 离证件近一些，让证件占满画面后重拍。
finding-scan-no-document = 图片中没有找到证件。
    .why = 审核人员需要看到证件的完整边框。
    .fix = 把证件平放在颜色较深的桌面上，四边留白，从正上方拍摄；如果证件其实在画面里，打开图片手动标出四角。
finding-scan-corners-cut = 证件边框不完整，有边角在画面之外。
    .why = 微信要求证件照片边框完整，缺边缺角会被驳回。
    .fix = 退后一些重拍，让四个角都在画面内，四边都留出背景。
finding-scan-near-border = 证件紧贴画面边缘。
    .why = 边缘没有留白时，看不出边框是否完整。
    .fix = 稍微退后重拍，四边各留出一点背景。
finding-scan-several = 这张图里有 { $count } 份证件。
    .why = 每个位置只收一张证件的一面，审核和识别都只看一份。
    .fix = 分成单独的图片，各放到自己的位置。
finding-scan-small-in-frame = 证件只占画面的 { $percent }%。
    .why = 证件太小，文字的像素不够，压缩后容易看不清。
    .fix = 靠近拍摄，让证件占画面的一半以上；或打开图片裁掉多余背景。
finding-scan-blurred = 图片模糊，清晰度 { $clarity }（满分 100）。
    .why = 证件文字看不清会被判为“图片模糊不清”，平台也无法识别。
    .fix = 擦净镜头，点按证件对焦，双手持稳，在光线充足处重拍。
finding-scan-soft = 图片略微模糊，清晰度 { $clarity }（满分 100）。
    .why = 平台会再次压缩图片，小字可能变得看不清。
    .fix = 如果放大后小字不易辨认，对焦后重拍。
finding-scan-compressed = 图片压缩过度，出现明显色块。
    .why = 平台会再次压缩图片，文字会更加模糊。
    .fix = 使用相机原图；聊天软件转发的图片和截图会变糊。
finding-scan-text-small = 证件在图片里太小，短边只有 { $pixels } 像素。
    .why = 像素太少，小字无法辨认。
    .fix = 靠近证件重拍，一面一张；或换用分辨率更高的相机。
finding-scan-glare = { $place }有反光，约占证件的 { $percent }%。
    .why = 反光遮住内容，证件会被判为不合格。
    .fix = 关闭闪光灯，避开头顶灯光和窗户，把证件稍微转个角度后重拍。
finding-scan-overexposed = 图片过亮，{ $place }发白。
    .why = 发白处的文字和底纹已经丢失，无法识别。
    .fix = 关闭闪光灯，点按证件让相机重新测光后重拍。
finding-scan-underexposed = 图片过暗。
    .why = 暗处的文字难以辨认，调亮也补不回细节。
    .fix = 在光线充足、均匀的地方重拍，站到影子落不到证件上的一侧。
finding-scan-occluded = { $place }有东西遮挡证件。
    .why = 证件内容和边框都要完整露出，手指、笔、夹子或其他纸张都不能压在上面。
    .fix = 把证件平放在桌面上，移开遮挡物，不用手拿着重拍。
finding-scan-grey = 图片是灰度的，没有颜色。
    .why = 微信要求彩色证件照片，黑白图片会被驳回。
    .fix = 用彩色模式拍摄或扫描证件原件。
finding-scan-black-and-white = 图片是黑白扫描件。
    .why = 微信要求彩色证件照片，黑白扫描件会被驳回。
    .fix = 用彩色模式拍摄或扫描证件原件，并关闭扫描软件的“黑白”“增强”效果。
finding-scan-copy = 证件本身没有颜色，像是黑白复印件。
    .why = 微信要求拍摄证件原件，不接收复印件。
    .fix = 拍摄证件原件。
finding-scan-screen = 有摩尔纹，像是对着屏幕翻拍的。
    .why = 微信不接收翻拍屏幕的照片。
    .fix = 直接拍摄纸质原件。
finding-scan-electronic = 图片没有拍摄痕迹，像是电子证照或截图。
    .why = 微信要求拍摄纸质原件，不接收电子证照。
    .fix = 拍摄或扫描纸质原件；如果这就是原件的扫描件，可以忽略。
finding-scan-not-upright = 图片方向不正。
    .why = 方向不正时平台可能识别不出证件内容。
    .fix = 打开图片转正。
finding-scan-emblem-missing = 没有看到营业执照上方的国徽。
    .why = 国徽被遮住、裁掉或不是红色时，证件会被判为不完整或复印件。
    .fix = 拍下整张营业执照原件，露出上方的国徽。
finding-scan-seal-missing = 没有看到登记机关的红色印章。
    .why = 没有红色印章的执照会被当作复印件或电子证照。
    .fix = 拍下整张营业执照原件，露出右下方的红色印章。
finding-scan-qr-missing = 没有读到营业执照上的二维码。
    .why = 读不到二维码，往往说明图片不够清晰、被遮挡或有反光。
    .fix = 对照检查二维码处是否清晰；旧版执照没有二维码，可以忽略。

### Rules of the filing: begin

## 必填项
finding-missing = { $field }还没有填写。
    .why = 这是备案申请的必填项，缺少时平台不受理。
    .fix = 补充填写。
finding-remark-missing = { $field }还没有填写。
    .why = 管局把小程序备注作为审核的重要依据，要求 20～200 字。
    .fix = 写明小程序的真实用途、主要功能和服务对象。
finding-services-missing = { $field }还没有选择。
    .why = 至少选 1 项、最多选 5 项二级服务内容。
    .fix = 按小程序的实际内容选择。
finding-certificate-type-missing = { $field }还没有选择。
    .why = 证件照片要按证件类型上传，缺少类型时平台会报“参数不合法”。
    .fix = 选择与证件一致的类型。

## 材料
finding-subject-photo-missing = 还没有放入{ $field }。
    .why = 非个人主体必须提交主体证件照片。
    .fix = 拍摄或扫描证件原件后放入。
finding-person-photo-missing = 还没有放入{ $field }。
    .why = 负责人证件照片为必交材料；居民身份证要人像面和国徽面。
    .fix = 拍摄证件原件后放入。
finding-person-back-missing = 还没有放入{ $field }。
    .why = 通行证、居住证一般要求正反两面。
    .fix = 补拍证件背面。
finding-letter-missing-principal = 主体负责人不是法定代表人，缺少{ $field }。
    .why = 由他人担任主体负责人时，须提交法定代表人签字并加盖公章的授权书。
    .fix = 在这里生成授权书，打印、签字、盖章后拍照放入。
finding-letter-missing-manager = 小程序负责人不是法定代表人，缺少{ $field }。
    .why = 由他人担任小程序负责人时，须提交法定代表人签字并加盖公章的授权书。
    .fix = 在这里生成授权书，打印、签字、盖章后拍照放入。
finding-residence-missing = 证件所在地不在备案省份，缺少{ $field }。
    .why = 个人在证件所在省份以外备案，须提交居住证、暂住证、社保证明或房产证之一。
    .fix = 放入当地认可的居住证明，或改在证件所在省份备案。
finding-rename-letter-missing = 主体名称有变更，缺少{ $field }。
    .why = 非个人主体更名后备案，须提交更名函（登记机关出具的变更证明）。
    .fix = 这里放登记机关出具的准予变更证明（机关单位放批准文件）；开不出的，打印这里生成的更名说明，勾选、签字、盖章后拍照放入。
finding-commitment-missing = 广东备案缺少{ $field }。
    .why = 广东管局要求提交手写日期、签字并盖章（个人按指印）的承诺书。来源：{ $source }。
    .fix = 打印承诺书，用黑色笔正楷签署后拍照放入。
finding-jiangsu-letters-missing = 江苏备案缺少{ $field }。
    .why = 江苏管局要求小程序负责人签署责任告知书和承诺书，并录制手持承诺书的视频。来源：{ $source }。
    .fix = 按江苏管局的格式签署两份文件，手持承诺书录好视频，再分别放入。
finding-proposal-missing = 主体已有备案，在湖南再备案缺少{ $field }。
    .why = 湖南管局要求再次备案的主体说明内容、网络、安全管理和承诺，单位还要盖章。来源：{ $source }。
    .fix = 在该材料处生成建设方案书，补全空白处，签字盖章后拍照放入。
finding-party-letter-missing = 新疆备案缺少{ $field }。
    .why = 新疆管局对首次备案和新增服务要求党建确认函。来源：{ $source }。
    .fix = 向自治区网信办申领后放入。
finding-need-cancel = 注销不需要提交材料。
finding-need-individual-certificate = 个人主体以负责人证件备案，不另交主体证件。
finding-need-nature-open = 选定主体性质后才能判断。
finding-need-unchanged = 本次变更不涉及这一项。
finding-need-subject-certificate = 主体不是个人，因此需要主体证件照片。
finding-need-person-front = 负责人证件为必交材料。
finding-need-person-back = 居民身份证要交国徽面。
finding-need-permit-back = 通行证、居住证一般要求正反两面。
finding-need-passport-back = 护照只交资料页。
finding-need-organisation-residence = 居住证明只用于个人主体。
finding-need-residence = 证件所在地不在备案省份，因此需要居住证明。
finding-need-local = 在证件所在省份备案，不需要居住证明。
finding-need-residence-open = 填写证件住所和备案省份后才能判断。
finding-need-individual-letter = 个人主体本人负责，不需要授权书。
finding-need-principal-is-legal = 主体负责人就是法定代表人，不需要授权书。
finding-need-manager-is-legal = 小程序负责人就是法定代表人，不需要授权书。
finding-need-principal-not-legal = 主体负责人不是法定代表人，因此需要授权书。
finding-need-manager-not-legal = 小程序负责人不是法定代表人，因此需要授权书。
finding-need-legal-open = 回答负责人是否为法定代表人后才能判断；不是的需要授权书。
finding-need-no-approval = 不涉及前置审批，不需要审批文件。
finding-need-approval = 选了前置审批项，因此需要审批文件。
finding-need-commitment-guangdong = 广东管局要求提交互联网信息服务承诺书。
finding-need-commitment = 多数情况下会要求承诺书，建议备好。
finding-need-individual-rename = 更名函只用于非个人主体。
finding-need-renamed = 主体名称有变更，因此需要更名函。
finding-need-not-renamed = 只有单位名称变更过，才需要更名函。
finding-need-proposal = 主体在湖南已有备案，再备案要提交建设方案书。
finding-need-party = 新疆管局要求党建确认函。
finding-need-party-elsewhere = 党建确认函只有新疆要求。
finding-need-jiangsu = 江苏管局要求告知书、承诺书和承诺视频。
finding-need-jiangsu-elsewhere = 只有江苏要求这一项。
finding-need-on-request = 审核人员要求时才需要补充。
finding-need-wanted = 检查发现需要这份材料：{ $what }
finding-need-qualification = 主体不是个人，认证需要资质证件。
finding-need-individual-qualification = 个人认证不需要资质证件。
finding-need-identity = 选了身份类型，因此需要身份证明材料。
finding-need-no-identity = 没有选择身份类型，不需要身份证明材料。

## 主体
finding-subject-nature = { $field }的代码 { $value } 不存在。
    .why = 主体性质只能从平台的列表中选择。
    .fix = 重新选择主体性质。
finding-subject-certificate-type = { $field }“{ $value }”不适用于所选的主体性质。
    .why = 证件类型须与主体性质对应，否则平台报参数不合法或驳回。
    .fix = 按证件改选证件类型，或改选主体性质。
finding-subject-number = { $field }“{ $value }”有误：{ finding-fault }。
    .why = 号码与证件不符会被驳回。
    .fix = 对照证件逐位核对，填写证件上完整的号码；统一社会信用代码为 18 位。
finding-licence-number-old = { $field }“{ $value }”是旧的工商注册号。
    .why = 营业执照已改用 18 位统一社会信用代码，填写旧号会被驳回。来源：{ $source }。
    .fix = 填写新版执照上的统一社会信用代码。
finding-subject-number-old = { $field }不是统一社会信用代码，确认没有换发过新证。
    .why = 已换发新证的，须用新证备案。来源：{ $source }。
    .fix = 有新证时填写新证号码并更换照片。
finding-credit-code-inner = { $field }“{ $value }”的校验位正确，但其中的组织机构代码校验位不符。
    .why = 多数代码两处都相符，可能有一位输错。
    .fix = 对照证件再核对一遍。
finding-credit-code-nature = 统一社会信用代码通常属于“{ $nature }”，与所选主体性质不同。
    .why = 主体性质与证件不符会被驳回。
    .fix = 按证件核对主体性质和代码。
finding-credit-code-province = 统一社会信用代码的登记地是{ $province }，与备案省份不同。
    .why = 单位须在证件所在省份备案。
    .fix = 核对备案省份；迁址后未换代码的可不改。
finding-credit-code-sole-proprietor = “是否个体工商户”的回答与统一社会信用代码不符。
    .why = 代码以 92 开头的是个体工商户，备案上限为 5 个小程序。
    .fix = 代码以 92 开头的答“是”，其他的答“否”；代码抄错的改正代码。
finding-individual-differs = 个人主体的{ $field }与主体负责人不一致。
    .why = 个人主体就是主体负责人本人，两处必须相同。
    .fix = 改为与主体负责人相同。

## 数量限制
finding-services-too-many = { $field }选了 { $count } 项，最多 { $most } 项。
    .why = 超过上限的申请会被退回。
    .fix = 保留最主要的 { $most } 项。
finding-services-doubled = { $field }中“{ $name }”选了两次。
    .why = 同一项不能重复。
    .fix = 删去重复的一项。
finding-pre-approval-doubled = { $field }中“{ $name }”出现了两次。
    .why = 同一审批类型只能填写一次。
    .fix = 把两项合并为一项。
finding-pre-approval-none-and-some = { $field }同时选了“以上都不涉及”和具体审批项。
    .why = 两者互相矛盾，平台无法受理。
    .fix = 涉及审批就删去“以上都不涉及”，不涉及就只留这一项。
finding-materials-too-many = { $field }放了 { $count } 个文件，最多 { $most } 个。
    .why = 超过上限的附件不能提交。
    .fix = 删去多余的文件，或把几页拼成一张图片。
finding-applets-limit = 主体名下已备案 { $count } 个小程序，达到上限 { $most } 个。
    .why = 个人和个体工商户最多 5 个，其他主体最多 50 个。
    .fix = 先注销不用的小程序，或以其他主体备案。
finding-applets-count = { $field }不能是负数。
    .why = 没有已备案的小程序时填 0。
    .fix = 改为实际数量。

## 地区与地址
finding-region-code = { $field }的代码“{ $value }”不是 6 位数字。
    .why = 地区按统计用的 6 位区划代码提交，写地名或少写几位都不认。
    .fix = 重新选择地区。
finding-region-unknown = { $field }的代码 { $value } 不在行政区划表中。
    .why = 可能是输错，或是新设的区划。
    .fix = 重新选择，或更新区划数据。
finding-region-parent = { $field }“{ $name }”不属于上一级所选的地区。
    .why = 省、市、区县须逐级对应，否则被驳回。
    .fix = 从上一级起重新选择。
finding-region-retired = { $field }“{ $name }”已撤销，现为{ $next }。
    .why = 须选择现行的行政区划。
    .fix = 改选{ $next }。
finding-address-repeats-region = 通讯地址“{ $value }”重复了省、市或区县。
    .why = 通讯地址不含所选的省市区，从街道或村写起。
    .fix = 删去开头的省、市、区县名称。
finding-address-elsewhere = 通讯地址“{ $value }”不在所选的地区。
    .why = 通讯地址须位于所选区县之内。
    .fix = 改选地区，或改正地址。
finding-address-other-district = 通讯地址里出现了另一个区县“{ $district }”。
    .why = 通讯地址须位于所选区县之内。
    .fix = 核对地区和地址；只是路名、楼名时可忽略。
finding-address-placeholder = { $field }里写了“市辖区”。
    .why = “市辖区”不是实际的区，管局会退回。来源：{ $source }。
    .fix = 写明实际的区，或删去这三个字。
finding-address-shorthand = { $field }里的“{ $part }”是简写。
    .why = 管局要求写明楼栋、单元、房号。来源：{ $source }。
    .fix = 写成“7号楼3单元101室”这样的形式。
finding-address-signs = { $field }里有特殊符号“{ $sign }”。
    .why = 地址只用文字、数字和常用标点。来源：{ $source }。
    .fix = 改用文字，例如把“3#”写作“3号”。
finding-address-no-door = { $field }没有写到门牌号。
    .why = 管局要求详细到门牌号、房号；确无门牌号的须在备注说明。来源：{ $source }。
    .fix = 补充门牌号，或在主体备注写明“此为最详细地址”。
finding-address-zone = 地址中的“{ $zone }”在{ $districts }，{ $field }却选了“{ $chosen }”。
    .why = 开发区、新区、自贸区不是行政区划，备案地区须选实际所在的区县。
    .fix = 改选{ $districts }；证件住所照证件填写，不用改。
finding-address-zone-unknown = 确认“{ $zone }”在“{ $chosen }”。
    .why = 开发区、新区、自贸区不是行政区划，备案地区须选实际所在的区县；本程序不知道这个园区在哪里。
    .fix = 在就确认；不在就改选所在的区县。地址照实填写，不用改。
finding-address-old-district = { $field }使用了已撤并的“{ $old }”。
    .why = 须使用现行区划“{ $new }”。来源：{ $source }。
    .fix = 改为{ $new }；证件未换发的，先换发证件。
finding-address-old-name = { $field }中的“{ $old }”已调整为{ $new }。
    .why = 旧证件上常见原区划名，审核可能要求说明。
    .fix = 地区按现行区划选择，证件住所照证件填写。
finding-certificate-other-province = 证件住所在{ $named }，备案省份却选了{ $chosen }。
    .why = 单位须在证件住所所在省份备案。
    .fix = 改选{ $named }。
finding-certificate-other-city = 证件住所在{ $named }，备案城市却选了{ $chosen }。
    .why = 备案地区须与证件住所一致。
    .fix = 改选{ $named }。
finding-certificate-other-district = 证件住所在{ $named }，备案区县选了{ $chosen }。
    .why = 区县与证件住所不同时可能被要求修改。
    .fix = 两处确实不同的可不改，否则改选{ $named }。
finding-certificate-region-absent = { $field }里没有写“{ $chosen }”。
    .why = 备案地区须与证件住所一致；住所须照证件完整抄写。
    .fix = 对照证件核对是否抄全、地区是否选对；证件上就是这样写的，照写并确认。
finding-certificate-district-absent = 确认证件住所在“{ $chosen }”。
    .why = { $field }里没有写区县，无法核对；备案地区须选实际所在的区县。
    .fix = 在就确认；不在就改选。住所照证件填写，不用补写。

## 联系方式
finding-mobile-form = { $field }“{ $value }”不是大陆手机号码。
    .why = 平台审核会致电，工信部短信也发到这个号码；须为 1 开头的 11 位手机号。
    .fix = 改为本人的手机号码。
finding-emergency-form = { $field }“{ $value }”不是有效的电话号码。
    .why = 须为 11 位手机号，或带区号的固定电话。
    .fix = 改正号码，固定电话写作 010-88000000。
finding-email-form = { $field }“{ $value }”不像邮箱地址。
    .why = 邮箱只有一个 @，后面是带点的域名，不含中文；备案通知发到这里。
    .fix = 改为本人常用邮箱，写作 name@example.com。
finding-mobile-data-card = { $field }“{ $value }”属于数据卡号段，可能收不到核验短信。
    .why = 工信部短信须在 24 小时内核验，收不到会被退回。来源：{ $source }。
    .fix = 换用普通手机号码。
finding-mobile-virtual = { $field }“{ $value }”属于虚拟运营商号段，可能收不到核验短信。
    .why = 部分虚拟运营商号段不支持工信部核验短信。来源：{ $source }。
    .fix = 确认能收到 12381 的短信，或换用三大运营商号码。
finding-mobile-segment = { $field }“{ $value }”的号段不在已知号段表中。
    .why = 多半是输错了；未知号段可能收不到核验短信。来源：{ $source }。
    .fix = 核对号码；确实在用的，先确认能收到 12381 的短信。
finding-emergency-same-as-mobile = { $field }与本人手机号码相同。
    .why = 多数管局要求应急号码与手机号码不同。来源：{ $source }。
    .fix = 改为同事或亲属的号码。
finding-phone-shared = 两位负责人不是同一人，手机号码却相同。
    .why = 不同的人须使用各自的号码。来源：{ $source }。
    .fix = 改为小程序负责人本人的号码。
finding-email-shared = 两位负责人不是同一人，邮箱却相同。
    .why = 不同的人须使用各自的邮箱。来源：{ $source }。
    .fix = 改为小程序负责人本人的邮箱。
finding-phones-two = 四处电话都是同一个号码。
    .why = 本省要求全部联系电话中至少有两个不同号码。来源：{ $source }。
    .fix = 应急联系方式换一个号码。
finding-phones-three = 两位负责人一共只填了 { $count } 个不同号码。
    .why = 两人不同时，本省要求至少三个不同号码。来源：{ $source }。
    .fix = 应急联系方式再换一个号码。
finding-emergency-remark-tianjin = 备注里没有写应急电话 { $number } 的使用人，或它与负责人手机号码相同。
    .why = 天津管局要求应急电话不同于负责人手机，并在备注写明使用人及其与负责人的关系。来源：{ $source }。
    .fix = 在主体备注补充一句，例如：应急电话使用人为员工某某。
finding-emergency-remark-chongqing = 备注里没有写应急联系人（{ $number }）的姓名。
    .why = 重庆管局要求个人在备注写明应急联系人姓名。来源：{ $source }。
    .fix = 在主体备注补充应急联系人姓名。
finding-same-person-contact = 同一人担任两个角色，{ $field }却不一致。
    .why = 同一人的联系方式应保持一致。来源：{ $source }。
    .fix = 改为与主体负责人相同。
finding-contact-reachable = 确认负责人的电话能接通，并且没有用于其他主体的备案。
    .why = 平台审核会致电；工信部短信（12381）须在 24 小时内核验，超时退回。
    .fix = 备案期间保持手机畅通，核对短信是否被拦截。

## 负责人
finding-fault =
    { $fault ->
        [length] 应为 { $expected } 位，实际 { $found } 位
        [character] 第 { $place } 位不应是“{ $found }”
        [kind] 开头属于另一种证件
        [birth] 出生日期不存在
       *[check] 校验位不符，至少有一位写错
    }
finding-person-certificate-type = { $field }“{ $value }”不是个人证件。
    .why = 负责人只能使用个人证件：居民身份证、护照、港澳台通行证或居住证、外国人永久居留身份证。
    .fix = 改选个人证件类型。
finding-person-number-kind = { $field }“{ $value }”不是{ $certificate }的号码。
    .why = 开头数字属于另一种证件：81、82 为港澳居民居住证，83 为台湾居民居住证，9 为外国人永久居留身份证。
    .fix = 改选证件类型，或核对号码。
finding-person-number = { $field }“{ $value }”有误：{ finding-fault }。
    .why = 号码错误时核验不通过。
    .fix = 对照证件逐位核对。
finding-person-number-unusual = { $field }“{ $value }”的形式少见。
    .why = 可能是旧版证件，或输错了一位。
    .fix = 对照证件再核对一遍。
finding-person-number-region = { $field }的前六位 { $region } 不在行政区划表中。
    .why = 多半是输错；校验位也可能碰巧相符。
    .fix = 对照证件核对前六位。
finding-person-number-future = { $field }中的出生日期{ $date }在今天之后。
    .why = 出生日期不可能在未来。
    .fix = 对照证件核对。
finding-person-name = { $field }“{ $value }”里有不常见于证件的字符。
    .why = 姓名须与证件完全一致。
    .fix = 对照证件核对；外文名按护照填写大写字母。
finding-person-name-number = { $field }“{ $value }”是号码，不是姓名。
    .why = 号码填到了姓名栏，可能各栏填错了位。
    .fix = 改填姓名，并核对相邻几栏。
finding-person-name-length = { $field }“{ $value }”的长度少见。
    .why = 姓名须与证件完全一致，不能简写。
    .fix = 对照证件核对。
finding-legal-person-number = { $field }“{ $value }”有误：{ finding-fault }。
    .why = 法定代表人证件号码错误会被驳回。
    .fix = 对照证件逐位核对。
finding-same-person-name = 两处证件号码相同，{ $field }却不同。
    .why = 同一证件号码只属于一个人。
    .fix = 改正姓名或证件号码。
finding-same-person-number = 回答了两个角色为同一人，{ $field }却不同。
    .why = 同一人的证件号码必须相同。
    .fix = 改正号码，或改答“不是同一人”。
finding-two-persons-number = 回答了两个角色不是同一人，{ $field }却与主体负责人相同。
    .why = 一个证件号码只属于一个人。
    .fix = 改正号码，或改答“是同一人”。
finding-same-person-certificate = 同一人担任两个角色，{ $field }却不一致。
    .why = 同一证件的信息应当一致。
    .fix = 对照证件改正。
finding-age-individual = { $field }显示年龄为 { $age } 周岁。
    .why = 个人小程序账号须年满 18 周岁。
    .fix = 年满 18 周岁后再备案，或由符合条件的主体备案。
finding-age-person = { $field }显示年龄为 { $age } 周岁。
    .why = 管局一般要求负责人年满 18 周岁，个别省 16～17 周岁须附收入或监护人证明。来源：{ $source }。
    .fix = 更换负责人，或先向管局确认。
finding-age-retired-tianjin = 小程序负责人 { $age } 周岁，超过天津管局的年龄上限 { $most } 周岁。
    .why = 天津管局不接受超过退休年龄的服务负责人。来源：{ $source }。
    .fix = 更换小程序负责人。

## 证件有效期
finding-no-day =
    { $wrong ->
        [month] 没有 { $month } 月
        [day] 没有 { $day } 日
        [both] 没有 { $month } 月，也没有 { $day } 日
        [short-month] { $month } 月没有 { $day } 日
       *[form] 不是日期
    }
finding-validity-date-form = { $field }“{ $value }”有误：{ finding-no-day }。
    .why = 有效期为年、月、日，长期有效的截止日期写“长期”。
    .fix =
        { $side ->
            [start] 按证件改正，例如 2018-06-01。
           *[end] 按证件改正，例如 2033-08-15；证件上是长期的，勾选“长期”。
        }
finding-validity-unlimited-spelling = { $field }“{ $value }”将按“长期”提交。
    .why = 平台只认“长期”二字。
    .fix = 无需处理，或直接改为“长期”。
finding-validity-date-spelling = { $field }“{ $value }”将按 { $date } 提交。
    .why = 平台只接受 8 位数字的日期。
    .fix = 无需处理，或直接改为 { $date }。
finding-validity-order = { $field }不晚于起始日期。
    .why = 有效期截止日期须晚于起始日期。
    .fix = 对照证件核对两个日期。
finding-validity-not-yet = { $field }在今天之后。
    .why = 证件尚未生效，不能用于备案。
    .fix = 对照证件核对，或生效后再提交。
finding-validity-expired = 证件已于{ $date }过期（{ $field }）。
    .why = 过期证件不能备案。
    .fix = 换领新证，更新有效期并更换照片。
finding-validity-month = 证件将于{ $date }到期，只剩 { $days } 天（{ $field }）。
    .why = 提交时有效期不足 1 个月的证件会被驳回。
    .fix = 先换领新证。
finding-validity-three-months = 证件将于{ $date }到期，还剩 { $days } 天（{ $field }）。
    .why = 微信材料说明要求有效期 3 个月以上；审核最晚预计到{ $review }结束。
    .fix = 建议先换领新证。
finding-validity-ningxia = 证件将于{ $date }到期，还剩 { $days } 天（{ $field }）。
    .why = 宁夏要求证件有效期 6 个月以上；审核最晚预计到{ $review }结束。
    .fix = 建议先换领新证。
finding-validity-period = 身份证有效期不是 5 年、10 年、20 年或长期（{ $field }）。
    .why = 居民身份证只有这几种有效期，可能输错了日期。
    .fix = 对照证件核对起止日期。
finding-validity-age = 身份证签发时 { $age } 周岁，有效期应为 { $years } 年（{ $field }）。
    .why = 有效期按签发时的年龄确定，可能输错了日期或号码。
    .fix = 对照证件核对。
finding-validity-before-birth = { $field }早于证件号码中的出生日期。
    .why = 证件不可能在出生前签发。
    .fix = 核对日期和证件号码。
finding-subject-validity-form = { $field }“{ $value }”有误：{ finding-no-day }。
    .why = 年、月、日或“长期”，只用于核对，不会提交。
    .fix = 按证件改正，例如 2033-08-15；证件上没有期限的，勾选“长期”。
finding-subject-validity-expired = 主体证件已于{ $date }过期。
    .why = 平台会识别证件上的有效期，过期证件被驳回。
    .fix = 换领新证，更新有效期并更换照片。
finding-subject-validity-month = 主体证件将于{ $date }到期，只剩 { $days } 天。
    .why = 有效期不足 1 个月的证件会被驳回。
    .fix = 先换领新证。
finding-subject-validity-three-months = 主体证件将于{ $date }到期，还剩 { $days } 天。
    .why = 微信材料说明要求有效期 3 个月以上；审核最晚预计到{ $review }结束。
    .fix = 建议先换领新证。
finding-subject-validity-ningxia = 主体证件将于{ $date }到期，还剩 { $days } 天。
    .why = 宁夏要求证件有效期 6 个月以上；审核最晚预计到{ $review }结束。
    .fix = 建议先换领新证。
finding-subject-validity-shanghai = 主体证件将于{ $date }到期，不足 1 年。
    .why = 上海管局要求营业执照有效期 1 年以上。来源：{ $source }。
    .fix = 先换领新证，或向管局确认。
finding-subject-validity-unknown = 还没有填写{ $field }。
    .why = 平台会从照片识别有效期，填写后才能核对是否足够。
    .fix = 按证件填写，没有截止日期的勾选“长期”。

## 法定代表人与授权书
finding-legal-person-missing = { $field }还没有填写。
    .why = 主体负责人不是法定代表人时，须填写法定代表人的姓名和证件号码。
    .fix = 按证件填写法定代表人信息。
finding-principal-not-legal = 主体负责人不是法定代表人。
    .why = 本省一般只接受法定代表人担任主体负责人。来源：{ $source }。
    .fix = 改由法定代表人担任，或先向管局确认能否凭授权书备案。
finding-legal-person-is-principal = { $field }与主体负责人的证件号码相同，却回答了“不是法定代表人”。
    .why = 两处互相矛盾。
    .fix = 是同一人就改答“是法定代表人”，否则改正证件号码。
finding-legal-person-differs = 回答了主体负责人就是法定代表人，{ $field }却不一致。
    .why = 两处互相矛盾，审核时会被追问。
    .fix = 改正其中一处；是同一人时法定代表人信息可以不填。
finding-legal-answers-contradict = “是否为法定代表人”的两处回答互相矛盾。
    .why = 同一人的回答应相同，不同的两人不可能都是法定代表人。
    .fix = 核对证件上谁是法定代表人，改正答错的一处。
finding-legal-unanswered = 回答主体负责人是否为法定代表人。
    .why = 不是法定代表人时，须填写法定代表人信息并提交授权书。
    .fix = 在“主体负责人”一节回答。
finding-manager-legal-unanswered = 回答小程序负责人是否为法定代表人。
    .why = 不是法定代表人时，须提交授权书。
    .fix = 在“小程序负责人”一节回答。
finding-letter-date-form = { $letter }的签署日期“{ $value }”有误：{ finding-no-day }。
    .why = 签署日期为年、月、日，例如 2026-11-20。
    .fix = 按文件上的日期改正。
finding-letter-date-future = { $letter }的签署日期{ $date }晚于{ $today }。
    .why = 签署日期不能晚于提交日期。
    .fix = 核对日期，或到签署日再提交。
finding-letter-date-old = { $letter }签署于{ $date }，已超过 1 个月。
    .why = 微信要求授权书、承诺书的签署日期为备案当日或之前 1 个月内。
    .fix = 重新打印签署，拍照放入，并改填签署日期；只是日期填错的，按文件改正。
finding-letter-date-very-old = { $letter }签署于{ $date }，已超过管局认可的期限。
    .why = 授权书和证明一般不超过 3 个月（河北授权书 6 个月），微信要求 1 个月内。
    .fix = 重新打印签署，拍照放入，并改填签署日期；只是日期填错的，按文件改正。
finding-letter-date-unknown = 还没有填写{ $letter }的签署日期。
    .why = 签署日期须在提交前 1 个月内，填写后才能核对。
    .fix = 按文件上的日期填写。
finding-letter-other = 这里应是{ $field }，图片的标题是“{ $title }”。
    .why = 放错函件会被驳回。
    .fix = 移到对应的位置，或换成{ $field }。
finding-letter-seal-missing = { $field }的图片上没有看到红色印章。
    .why = 单位的授权书、承诺书须加盖公章，黑白扫描看不出公章。
    .fix = 盖章后彩色扫描或拍照，重新放入；已盖章而颜色很浅的，确认即可。
finding-letter-own =
    { $read ->
        [yes] { $field }上没有读到“{ $name }”，确认是本主体为这个小程序签署的。
       *[no] { $field }上的文字没有读出来，确认是“{ $name }”为这个小程序签署的。
    }
    .why = 别的主体或别的小程序的、没有签署的，都会被驳回。
    .fix = 名称被印章遮住或是手写的，核对后确认；放错了的，换成本主体签署的。
finding-letter-changed =
    { $state ->
        [made] 这里还是重新生成之前签的函件。
       *[changed] 函件内容已变（{ $fields }），重新生成并签。
    }
    .why = 函件与填写内容不一致会被驳回。
    .fix = 重新生成，签字盖章后放入新的扫描件；这份不是在这里生成的、内容已一致的，确认即可。
finding-letter-signature = 确认授权书、承诺书为黑色笔正楷手写签名，没有连笔，没有用人名章代替。
    .why = 广东管局对签名要求严格。来源：{ $source }。
    .fix = 不合要求的重新签署，单位加盖公章，个人按指印。

## 图片与文字
finding-picture-is-video = { $field }放的是视频。
    .why = 这里只能放 JPG、JPEG 或 PNG 图片。
    .fix = 换成图片。
finding-video-is-picture = { $field }放的是图片。
    .why = 承诺视频须为 MP4 视频。
    .fix = 换成 MP4 视频。
finding-video-not-mp4 = { $field }不是 MP4 视频。
    .why = 平台只接受 MP4，其他格式会报“媒体类型不合法”。
    .fix = 转换为 MP4 后重新放入。
finding-picture-originals = 确认证件照片都是最新原件的彩色照片，不是复印件、翻拍屏幕或电子证件，也没有无关水印。
    .why = 复印件、翻拍、电子证件和遮挡内容的水印会被驳回。
    .fix = 不符合的重新拍摄原件；水印只能写限备案使用，且不遮挡内容。
finding-picture-other-kind = { $field }里的证件与所选证件类型不是同一种。
    .why = 证件类型与照片不符，平台无法识别。
    .fix = 换成对应的证件照片，或改选证件类型；识别有误可忽略。
finding-picture-other-side = { $field }放成了证件的另一面。
    .why = 人像面和国徽面放反，平台无法识别。
    .fix = 调换两张照片。
finding-picture-other-subject = 照片上是另一家的证件：号码为“{ $read }”，填写的是“{ $typed }”。
    .why = 两个号码都通得过校验，所以不是识别错误；平台会用照片核对，不一致会被驳回。
    .fix = 换成本主体的证件照片；照片没有放错的，按照片改正名称、号码和住所。
finding-picture-other-person = 照片上是另一个人的证件：号码为“{ $read }”，填写的是“{ $typed }”。
    .why = 两个号码都通得过校验，所以不是识别错误；人脸核身和审核都会用照片核对。
    .fix = 换成这位负责人的证件照片；照片没有放错的，按照片改正姓名和号码。
finding-differs = { $field }填写为“{ $typed }”，照片上识别为“{ $read }”。
    .why = 填写内容须与证件一致，平台会用识别结果核对。
    .fix = 对照证件改正；识别有误可忽略。
finding-read-subject-name = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-subject-number = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-subject-address = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-subject-validity = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-legal-name = 证件上的法定代表人是“{ $read }”，{ $field }填写为“{ $typed }”。
    .why = 填写内容须与证件一致，平台会用识别结果核对。
    .fix = 核对法定代表人是谁：主体负责人不是法定代表人的，改答“否”；填错的，连同姓名、号码和照片一起改。
finding-read-principal-name = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-principal-number = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-principal-start = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-principal-end = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-principal-address = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-manager-name = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-manager-number = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-manager-start = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-manager-end = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }

## 账号、人脸核身与提交
finding-account-subject = 主办单位名称“{ $name }”与小程序账号主体“{ $account }”不一致。
    .why = 备案主体须与小程序账号主体、证件完全一致，否则被驳回。
    .fix = 按证件填写；单位已更名的先变更账号主体。
finding-account-subject-spelling = 主办单位名称“{ $name }”与账号主体“{ $account }”的括号、空格或全半角不同。
    .why = 审核按字逐一比对。
    .fix = 按证件上的写法统一。
finding-appid-form = { $field }“{ $value }”不是 wx 加 16 位数字或字母。
    .why = AppID 为 wx 加 16 位数字或小写字母 a～f，共 18 位。
    .fix = 在小程序管理后台“开发设置”中复制。
finding-appid-placeholder = { $field }“{ $value }”看起来是示例。
    .why = 示例 AppID 不能用于备案。
    .fix = 换成小程序自己的 AppID。
finding-account-prerequisites = 确认小程序已完善基本信息、已选类目、非个人主体已完成认证，并且备案入口已开放。
    .why = 有一项未完成，备案入口就不会开放。
    .fix = 在小程序管理后台逐项补齐。
finding-face-task-missing = { $field }还没有填写。
    .why = 人脸核身由管理员在微信中完成，通知 24 小时、任务 3 天内有效，应放在最后一步。
    .fix = 其他材料备齐后再发起核身，完成后立即提交。
finding-face-task-expired = 人脸核身任务创建于{ $date }，已超过 { $days } 天有效期。
    .why = 过期的任务编号不能提交。
    .fix = 重新发起核身。
finding-face-task-last-day = 人脸核身任务创建于{ $date }，今天到期。
    .why = 任务 { $days } 天内有效，过期须重做。
    .fix = 今天提交，或重新发起核身。
finding-face-task-future = { $field }{ $date }晚于今天。
    .why = 核身任务不可能在未来创建。
    .fix = 核对日期。
finding-face-task-date-form = { $field }“{ $value }”有误：{ finding-no-day }。
    .why = 日期为年、月、日，例如 2026-11-20。
    .fix = 按发起核身的日期改正。
finding-request-unknown-name = “{ $object }”中的“{ $name }”不是平台认识的字段。
    .why = 写错的字段名会导致“data format error”，或使内容被忽略。
    .fix = 改为正确的字段名，或删去。
finding-request-masked = { $field }“{ $value }”带有星号。
    .why = 从已备案详情复制的内容经过脱敏，不能再次提交。
    .fix = 按证件重新填写。
finding-cancel-which = 没有写明注销哪一个小程序。
    .why = 注销单个服务须指明小程序的名称、AppID 或备案号。
    .fix = 至少填写其中一项；主体下全部注销的，注销类型改选注销主体。
finding-cancel-jiangsu = 江苏管局线上不办理注销单个服务。
    .why = 江苏线上只有注销主体和取消接入，提交单个服务的注销会被退回（{ $source }）。
    .fix = 只停用这一个的，改选取消接入，或致电江苏管局以邮件提交申请表；全部不用的，改选注销主体。
finding-name-taken = 确认同一主体没有同名的 App、小程序或快应用备案：“{ $name }”。
    .why = 同一主体下名称重复的，工信部系统以 2029 退回，其他平台上的也算（{ $source }）。
    .fix = 没有就确认；有的换一个名称，或先注销那一个。
finding-change-nothing-differs = 列出的变更项与草稿“{ $draft }”里的内容完全相同，没有可变更的内容。
    .why = 变更备案只改变列出的各项；都与已备案的一致时，提交后没有任何变化，会被退回。
    .fix = 把要变更的各项改成新的内容，或从变更清单里去掉没有变化的项。
finding-library-under-review = 草稿“{ $draft }”与本次申请是同一个备案或同一主体，正在审核中。
    .why = 审核办结之前再提交变更或注销，会因备案正在审核而被退回。
    .fix = 等“{ $draft }”办结后再提交；那一份不办了的，先撤回它。
finding-library-same-name = 同一主体的草稿“{ $draft }”也叫“{ $name }”。
    .why = 同一主体下名称重复的，工信部系统以 2029 退回。
    .fix = 改掉其中一个的名称；是同一个小程序的，只留一份草稿。
finding-email-blank = { $field }“{ $value }”有空格或全角字符，确认应为 { $joined }。
    .why = 邮箱只能用半角字符，不能含空格；漏写的也可能是一个点或横线。
    .fix = { $joined } 正确的，确认后按它提交；不对的改正。
finding-phone-width = { $field }“{ $value }”有全角字符，确认应为 { $joined }。
    .why = 平台只收半角数字；短信和核验电话都打到这个号码。
    .fix = { $joined } 正确的，确认后按它提交；不对的改正。
finding-individual-travel-permit = 个人主体用的是来往内地（大陆）通行证，各家要求不一。
    .why = UCloud（2026-02）只收{ $residence }，不收通行证；{ $known ->
        [no] 腾讯云《各省管局要求》在部分省份接受通行证
       *[yes] { $province }：{ $rules }（{ $source }）
    }。
    .fix = 有{ $residence }的改用居住证；没有的先问平台客服和当地管局，按它们的答复办理。
finding-individual-passport = 个人主体用的是护照，各家要求不一。
    .why = UCloud（2026-02）只收外国人永久居留身份证，不收护照；{ $known ->
        [no] 腾讯云《各省管局要求》在部分省份接受护照
       *[yes] { $province }：{ $rules }（{ $source }）
    }。
    .fix = 有外国人永久居留身份证的改用它；没有的先问平台客服和当地管局，或以境内单位备案。
finding-reference-outdated = 参考数据已超过半年（最早的是{ $date }，共 { $count } 个文件），规定可能有变。
    .why = 行政区划、各省规则、证件类型等以这些数据为准，旧数据可能漏掉新规定。
    .fix = 换用新版本的程序，或把新的数据文件放进数据文件夹里的 reference 文件夹，重新打开程序；设置页可以打开数据文件夹。
finding-illegal-characters =
    { $more ->
        [0] { $field }有 { $count } 处系统不收的字符：{ $signs }。
       *[other] { $field }有 { $count } 处系统不收的字符：{ $signs }，另有 { $more } 处。
    }
    .why = 含表情、HTML 标签、看不见的字符等符号的，工信部系统以“非法字符”（5008）退回。
    .fix = 删去这些字符，或用这一项下面的“去掉这些字符”一次改好：有普通写法的换成普通写法，其余删去。
finding-text-long = { $field }有 { $count } 个字符，最多 { $most } 个。
    .why = 证件上的名称、号码和地址没有这么长，可能误粘贴了别的内容。
    .fix = 按证件填写。
character-at = { $sign }（{ $kind }，第 { $place } 个字）
character-invisible = 看不见的字符
character-blank = 特殊空格
character-private = 不能显示的字符
character-pictogram = 表情或图形符号
character-tag = HTML 标签
character-entity = HTML 代码
character-variant = 变体字

## 认证及备案二合一
finding-certification-kind = 该主体性质不能使用认证及备案二合一。
    .why = 二合一接口只支持企业和个人。
    .fix = 先完成认证，再单独备案。
finding-certification-customer = { $field }与主体性质不符。
    .why = 企业为 1，个体工商户为 12，个人为 15。
    .fix = 按主体性质改正。
finding-certification-missing = { $field }还没有填写。
    .why = 这是认证的必填项。
    .fix = 补充填写。
finding-certification-customer-type = { $field }“{ $value }”不在认证及备案二合一支持的范围内。
    .why = 二合一只支持企业（1）、个体工商户（12）和个人（15）。
    .fix = 按主体性质改正；其他主体先认证，再单独备案。
finding-certification-code = { $field }“{ $value }”不在可选范围内。
    .why = 平台只接受规定的取值。
    .fix = 重新选择。
finding-certification-invoice = 还没有填写{ $field }。
    .why = 接口文档说服务商付费时可不填，但实际提交曾因此失败。
    .fix = 建议填写。
finding-certification-invoice-due = 还没有填写{ $field }。
    .why = 由开发者付费时须填写发票信息。
    .fix = 补充填写。
finding-certification-qualification = 还没有放入{ $field }。
    .why = 非个人主体认证须提交一张主体资质图片。
    .fix = 放入营业执照等主体证件。
finding-certification-qualification-format = { $field }的图片格式不支持。
    .why = 只支持 jpg、jpeg、bmp、gif、png。
    .fix = 转换格式后重新放入。
finding-certification-identity = 选了身份类型，还没有放入{ $field }。
    .why = 身份类型须有证明材料，最多 10 张。
    .fix = 放入证明材料，或不选身份类型。
finding-certification-mobile = { $field }“{ $value }”不是手机号码。
    .why = 认证联系人须为大陆手机号码。
    .fix = 改正号码。
finding-certification-email = { $field }“{ $value }”不是有效的邮箱地址。
    .why = 认证通知发到这个邮箱。
    .fix = 改正邮箱。
finding-certification-pending = 确认账号尚未认证、未备案，也没有进行中的认证或备案订单。
    .why = 否则不能使用二合一。
    .fix = 已认证的改用单独备案。

## 变更与注销
finding-change-empty = 还没有选择要变更的内容。
    .why = 变更备案须说明改哪些项。
    .fix = 选择要变更的项并填写新内容。
finding-change-unknown = 变更项“{ $path }”不是备案的字段。
    .why = 可能写错了字段名。
    .fix = 改正或删去。
finding-change-left-out = { $field }改了，却不在“变更的项目”里，不会提交。
    .why = 变更备案只提交列出的项目，没有列出的照已备案的不变。
    .fix = 加入变更的项目，或改回已备案的内容。
finding-change-value-missing = 选了变更{ $field }，却没有填写新内容。
    .why = 变更单须写明变更后的内容。
    .fix = 填写新内容，或取消这一项。
finding-change-other-subject = 证件号码变了，通常是另一个主体。
    .why = 统一社会信用代码改变的，一般须注销后重新备案，不能变更。来源：{ $source }。
    .fix = 代码没有变就改正号码；确已改变的先注销，原因选“主体信息变更”。
finding-change-nature = 主体性质一般不能变更。
    .why = 个人不能变更为企业，须注销后重新备案。来源：{ $source }。
    .fix = 先注销再以新主体备案。
finding-change-province = 备案省份一般不能变更。
    .why = 换省份的须注销原备案后重新备案。来源：{ $source }。
    .fix = 先在原省份注销。
finding-change-same = 选了变更{ $field }，内容却与已备案的相同。
    .why = 没有变化的项不能变更。
    .fix = 填写新内容，或取消这一项。
finding-change-half = { $changed }改了，{ $kept }还是已备案的内容。
    .why = 换了人、证件或地址，这些通常要一起改；只改其中一项会被退回。
    .fix = 逐项填写新的内容；确实没有变的，点“其余没有变”。
finding-change-record-number = 还没有填写备案号。
    .why = 填写备案号便于在后台找到要变更的备案。
    .fix = 在小程序“更多资料”中查看。
finding-cancel-type = 还没有选定{ $field }。
    .why = 须选择注销主体（1）、注销小程序（2）或注销微信小程序（3）。
    .fix = 选择其中一种。
finding-cancel-reason = { $field }“{ $value }”不在可选范围内。
    .why = 只有 1（不再运营）和 2（主体信息变更）。
    .fix = 重新选择。
finding-cancel-who = 还没有填写{ $field }。
    .why = 须写明由谁申请注销。
    .fix = 填写备案主体的名称。
finding-cancel-number = 还没有填写{ $field }或备案号。
    .why = 须凭号码找到要注销的备案。
    .fix = 填写备案号或主体证件号码。
finding-cancel-record-number = 还没有填写{ $field }。
    .why = 填写备案号便于核对要注销的备案。
    .fix = 在小程序“更多资料”中查看。
finding-cancel-unconfirmed = 注销主体还没有确认，不能导出。
    .why = 注销主体后，主体和名下的全部备案都会失效，不能撤回。
    .fix = 确认下面的“确认要注销主体”；只注销一个小程序的，改选“注销小程序”。
finding-cancel-everything = 确认要注销主体：主体名下全部备案都会失效，且不能撤回。
    .why = 只想停用一个小程序时应选“注销小程序”。
    .fix = 确认后继续。

### Rules of the filing: end

### Reading: what a certificate says by itself

finding-reading-wrong-side = 正反面放错了：这里放的是{ $seen }。
    .why = 审核按人像面、国徽面分别识别，放反会报“证件照片无法识别”。
    .fix = 换成另一面的照片；两面正好放反的，互换即可。
finding-reading-wrong-kind = 这里放的像是{ $seen }，不是要求的证件。
    .why = 证件种类不符，审核会退回。
    .fix = 换成要求的证件，或改选对应的证件类型。
finding-reading-not-recognised = 没有认出{ $wanted }。
    .why = 机器读不出来，审核系统多半也读不出来。
    .fix = 确认没有选错图片；拍得更近、更清楚后重新选择。
finding-reading-turned = 图片方向不对，需要顺时针旋转 { $degrees } 度。
    .why = 方向不正会影响审核系统识别。
    .fix = 打开图片旋转，导出时会保存为正向。
finding-reading-watermark = 图片上有斜着的水印，读到“{ $text }”。
    .why = 水印只能写明用于本次备案；其他水印，或者遮住了证件内容的水印，会被退回。
    .fix = 水印内容不符、或压住文字和头像的，换成没有水印的原图；符合要求的可以不管。
finding-reading-number-fails = 读到的号码“{ $number }”通不过校验。
    .why = 号码最后一位由前面各位算出，对不上说明有读错的字，或证件本身有问题。
    .fix = 对照证件核对号码；图片不清楚的重新拍摄。
finding-reading-licence-old-form = 这是旧版营业执照，印的是注册号（{ $number }），没有 18 位统一社会信用代码。
    .why = “三证合一”后主体按 18 位统一社会信用代码备案；企业的旧版执照自 2018 年 1 月 1 日起不再有效（国办发〔2015〕50 号）。
    .fix = 先到登记机关换发带 18 位统一社会信用代码的新版执照，再用新执照拍照；如果执照上其实有 18 位代码，可以忽略这条提示。
finding-reading-birth-against-number = 证件上的出生日期（{ $printed }）与号码中的（{ $told }）不一致。
    .why = 号码第 7 至 14 位就是出生日期，两者应当相同。
    .fix = 对照证件核对；多半是其中一处读错。
finding-reading-sex-against-number = 证件上的性别（{ $printed }）与号码对应的性别（{ $told }）不一致。
    .why = 号码第 17 位单数为男、双数为女。
    .fix = 对照证件核对；多半是其中一处读错。
finding-reading-period = 有效期限（{ $from }至{ $until }）不是 5 年、10 年、20 年或长期。
    .why = 《居民身份证法》只规定了这几种有效期。
    .fix = 对照证件核对起止日期。

### Reading: a rehearsal for the face check

finding-portrait-no-face = 照片里没有找到人脸。
    .why = 核身要求画面中有且只有本人一张脸。
    .fix = 正对镜头重新拍摄，脸部占画面宽度三分之一左右。
finding-portrait-several-faces = 照片里有 { $count } 张脸。
    .why = 核身要求画面中只有本人。
    .fix = 其他人离开画面；墙上的海报、照片也要避开。
finding-portrait-yaw = 脸没有正对镜头，偏向一侧（{ $value }）。
    .why = 核身要求正脸。
    .fix = 头部转正，双耳露出的大小相近。
finding-portrait-pitch = 抬头或低头过多（{ $value }）。
    .why = 核身要求正脸。
    .fix = 镜头与眼睛同高，平视镜头。
finding-portrait-roll = 头部倾斜 { $value } 度。
    .why = 核身要求头部端正。
    .fix = 头部摆正，两眼连线保持水平。
finding-portrait-eyes-closed = 眼睛像是闭着或没有睁开（{ $value }）。
    .why = 核身需要看清双眼。
    .fix = 睁开双眼平视镜头。
finding-portrait-eyes-covered = 眼睛周围像是被遮挡（{ $value }）。
    .why = 墨镜、粗框眼镜、头发会遮住眼睛。
    .fix = 摘下眼镜，拨开头发。
finding-portrait-mouth-covered = 嘴部像是被遮挡（{ $value }）。
    .why = 口罩、围巾、手都会造成遮挡。
    .fix = 摘下口罩，露出整个面部。
finding-portrait-forehead-covered = 额头像是被遮挡（{ $value }）。
    .why = 帽子、刘海会遮住额头。
    .fix = 摘下帽子，露出额头；若只是发型或光线所致可忽略。
finding-portrait-face-size = 脸在画面中的大小不合适（占宽度 { $value }）。
    .why = 太远看不清，太近容易变形或超出画面。
    .fix = 脸部占画面宽度三分之一到一半为宜。
finding-portrait-face-position = 脸没有居中（偏离 { $value }）。
    .why = 核身时脸部须在取景框内。
    .fix = 脸部移到画面中央。
finding-portrait-dark = 脸部太暗（{ $value }）。
    .why = 光线不足时核身容易失败。
    .fix = 面向窗户或灯光，让光照在脸上。
finding-portrait-bright = 脸部过亮（{ $value }）。
    .why = 过曝会丢失面部细节。
    .fix = 避开直射的强光。
finding-portrait-uneven-light = 脸部两侧明暗不均（{ $value }）。
    .why = 阴阳脸会影响比对。
    .fix = 让光线从正面照来。
finding-portrait-background-colour = 背景不是白色或浅色（{ $value }）。
    .why = 备案核身要求背景为白色或浅色。
    .fix = 站到白墙前拍摄。
finding-portrait-background-uneven = 背景不干净（{ $value }）。
    .why = 背景里不能有杂物或其他人。
    .fix = 换成没有图案和物件的白墙。

### Reading: end

## 一键改正
cure-characters = 去掉这些字符
cure-region-twice = 去掉重复的省市区
cure-region-of-address = 地区改选{ $value }
cure-region-of-certificate = 地区改选{ $value }
cure-replace = 改为“{ $value }”
cure-not-legal = 改答：主体负责人不是法定代表人
cure-as-read = 改为证件上的“{ $value }”
cure-change-too = 加入变更的项目
cure-rest-stays = 其余没有变
cure-doubled = 去掉重复的
cure-keep-named = 去掉“以上都不涉及”
cure-same-person = 是同一人
cure-as-person = 与负责人的一致
