# package

package-program = 备案台
package-file-name = { $title }-备案材料-{ $day }

overview-id = 编号
overview-kind = 类型
overview-subject = 主办单位
overview-applet = 小程序名称
overview-state = 状态
overview-errors = 必须修改
overview-warnings = 建议核对
overview-modified = 修改日期
overview-points = 未处理意见
overview-kind-new = 首次备案
overview-kind-change = 变更备案
overview-kind-cancel = 注销备案
overview-state-ready = 可以提交
overview-state-open = 还有待确认的事项
overview-state-blocked = 有问题
overview-state-unreadable = 无法读取

package-draft = 草稿，仍有问题未解决，不能提交
package-draft-name = 草稿
package-draft-mark = 草　稿

sheet-subject = 主体信息
sheet-principal = 主体负责人信息
sheet-applet = 小程序信息
sheet-manager = 小程序负责人（管理员）信息
sheet-materials = 其他材料
sheet-certification = 认证信息
sheet-cancel = 注销信息
sheet-filed = 已有的备案号

choice-customer_type-1 = 企业
choice-customer_type-12 = 个体工商户
choice-customer_type-15 = 个人
choice-account_name_type-1 = 基于自选词汇命名
choice-account_name_type-2 = 基于商标命名
choice-pay_type-1 = 使用服务商的预购包
choice-pay_type-2 = 小程序主体自行支付（24 小时内完成）
choice-invoice_type-1 = 不开发票
choice-invoice_type-2 = 电子发票
choice-invoice_type-3 = 增值税专用发票
choice-cancel_type-1 = 注销主体（名下全部备案一并注销）
    .about = 主体备案号和名下所有网站、App、小程序的备案全部失效，以后须重新备案
choice-cancel_type-2 = 注销小程序
    .about = 只注销这一个小程序的备案号，主体和名下其他备案不受影响
choice-cancel_type-3 = 注销微信小程序（取消接入）
    .about = 只取消在微信的接入，备案号仍保留在管局；小程序同时接入其他平台或准备换平台时选
choice-reason_type-1 = 小程序不再运营
choice-reason_type-2 = 主体信息变更，将重新备案

console-place = 设置 › 基本设置 › 小程序备案
console-title = 小程序备案填写单
console-hint = 按小程序后台页面的顺序排列，每项的内容单独成行，可直接复制。
console-hint-files = 图片和视频列出的是本材料包中的文件，在对应位置上传。
console-hint-change = 这里是变更后的全部信息，只供核对；要改的项目见 change.txt。
change-title = 变更备案单
change-was = （现备案为：{ $value }，改为：）
change-hint =
    变更备案没有接口，在小程序后台“{ console-place }”里选“变更备案”办理。
    只改下面列出的项目，其余保持不变。

readme-title = 微信小程序备案材料包
readme-about =
    { $kind }：{ $subject }，{ $applet }
    整理日期：{ $today }，由 { $program } 生成。
readme-console-new =
    【在小程序后台办理】
    1. 由管理员登录小程序后台，进入“备案”。
    2. 打开 console.txt，按页面顺序逐项复制填写；图片从 materials 文件夹上传。
    3. 全部填好后，由管理员完成人脸核身并提交。
readme-console-change =
    【在小程序后台办理】
    1. 由管理员登录小程序后台，在“{ console-place }”里选“变更备案”。
    2. 只改 change.txt 列出的项目；console.txt 是变更后的全部信息，只供核对。
    3. 核对后提交；负责人有变化的，由新的负责人完成人脸核身。
    变更备案没有接口。
readme-console-cancel =
    【在小程序后台办理】
    1. 由管理员登录小程序后台，在“{ console-place }”里选“注销备案”。
    2. 按 console.txt 填写。{ submit-end-cancel }
readme-console-cancel-subject =
    【在小程序后台办理】
    1. 由管理员登录小程序后台，在“{ console-place }”里选“注销备案”。
    2. 按 console.txt 填写。{ submit-end-cancel-subject }
readme-cancel-sms =
    平台初审通过后，12381 会给负责人发验证码，24 小时内到 beian.miit.gov.cn 核验。
readme-api =
    【由服务商通过接口办理】
    1. 按 wechat/uploads.json 的顺序调用 upload_icp_media 上传各文件，取得 media_id。
    2. 将 wechat/apply_icp_filing.json 中的 $media 对象换成对应文件的 media_id。
    3. 管理员完成人脸核身后，填入 verify_task_id，调用 apply_icp_filing。
readme-api-certification =
    【由服务商通过接口办理（认证及备案二合一）】
    1. 按 wechat/uploads.json 调用 upload_icp_media，按 wechat/auth_uploads.json 调用 uploadauthmaterial，取得 media_id。
    2. 将 wechat/submit_auth_and_icp.json 中的 $media 对象换成对应文件的 media_id。
    3. 管理员完成人脸核身后，填入 verify_task_id，调用 submit_auth_and_icp。
readme-api-cancel =
    【由服务商通过接口办理】
    用 wechat/cancel_icp_filing.json 调用 cancel_icp_filing。
readme-letters =
    【待签署的函件】
    letters 文件夹中的函件须打印、签字、盖章后扫描或拍照，放回备案材料的对应位置，再重新导出。
readme-letters-prescribed =
    【由省里规定格式的材料】
    { $prescribed } 只说明怎样取得范本，不必打印签署。取得范本并填写、签署后拍照或扫描，放回备案材料的对应位置，再重新导出。
readme-check =
    【核对】
    summary.pdf 汇总全部内容，便于核对和存档；manifest.json 记录每个文件的校验值，可在备案台中核验本包是否被改动，也可再次导入。
    本包含有个人身份信息，注意妥善保管，办理完毕后及时删除多余的副本。
readme-files = 文件清单

summary-title = 备案信息汇总
summary-over = 微信小程序备案
summary-date = 整理日期
summary-program = 程序
summary-reference = 参考数据
summary-state-draft = 草稿
summary-review = 检查结果
summary-clean = 未发现问题。
summary-checklist = 材料清单
summary-column-material = 材料
summary-column-need = 要求
summary-column-state = 状态
summary-column-why = 说明
summary-need-required = 必须
summary-need-recommended = 建议
summary-need-open = 待定
summary-need-not = 不需要
summary-material-missing = 缺少
summary-material-attention = 需核对
summary-material-ok = 齐全
summary-letters = 待签署的函件
summary-no-file = 文件无法使用
summary-picture-clean = 已检查，未见问题
summary-picture-attention = 已检查，有 { $count } 项须留意
summary-page = 第 { $page } 页，共 { $pages } 页

## What the head of a subject is called
head-legal = 法定代表人
head-proprietor = 经营者
head-chief = 单位负责人
head-branch = 执照负责人
    .title = 负责人
head-partner = 执行事务合伙人
head-investor = 投资人
head-representative = 首席代表

# 表格批量新建
table-column-kind = 备案类型
table-column-region = 备案地区
table-column-owner = 经办人
table-column-tags = 标签
table-column-note = 便签
table-yes = 是
table-no = 否
table-error-too-large = 表格文件太大：文件不能超过 { $megabytes } MB。
    .fix = 删去图片和用不到的工作表后另存，再试一次。
table-error-too-many-rows = 表格超过 { $rows } 行。
    .fix = 把表格分成几份，逐份导入。
table-error-too-many-columns = 表格超过 { $columns } 列。
    .fix = 删去用不到的列后再试。
table-error-old-or-locked = 这是旧版 .xls 工作簿，或是设了密码的工作簿，读不出来。
    .fix = 在表格软件中取消密码，另存为 .xlsx 或 CSV，再试一次。
table-error-damaged = 工作簿不完整或已损坏。
    .fix = 在表格软件中打开它，另存为 .xlsx 或 CSV，再试一次。
table-error-not-a-table = 这不是表格文件。
    .fix = 选择 .xlsx 工作簿，或用逗号、分号、制表符分隔的 CSV 文本。
table-error-no-headings = 表格里没有认得出的列名。
    .fix = 第一行写列名，例如“主办单位名称”“主体负责人手机号码”；也可以先保存一份空白表格，照着填。
table-error-empty = 文件是空的，里面什么也没有。
    .fix = 在表格软件里打开原来的表格，另存为 .xlsx 或 .csv 再选。
table-error-no-rows = 列名下面没有内容。
    .fix = 每行填一份备案，再试一次。
table-trouble-digits-lost = { $column }：“{ $text }”在表格中存成了数字，末几位已经丢失。
    .fix = 把这一列设为文本格式，重新输入完整的号码。
table-trouble-no-result = { $column }：单元格里的公式没有结果（{ $text }）。
    .fix = 把公式换成它的值。
table-trouble-too-long = { $column }：单元格的内容过长，没有采用。
    .fix = 缩短后再试，或建好草稿后在窗口中填写。
table-trouble-no-choice = { $column }：没有“{ $text }”这个选项。
    .fix = 按下拉列表或后台里的名称填写，也可以填编号。
table-trouble-ambiguous = { $column }：“{ $text }”对应不止一个选项。
    .fix = 把一级和二级名称连着写，或填编号。
table-trouble-no-flag = { $column }：“{ $text }”既不是“是”也不是“否”。
    .fix = 填“是”或“否”；不清楚的留空。
table-trouble-no-number = { $column }：“{ $text }”不是整数。
    .fix = 只填阿拉伯数字。
table-trouble-no-region = { $column }：找不到“{ $text }”对应的省、市、县区。
    .fix = 写全三级名称，例如“浙江省杭州市西湖区”；开发区、新区不是行政区。
table-column-unknown = 列“{ $heading }”认不出，没有采用。
table-column-twice = 列“{ $heading }”与前面的列都是“{ $field }”，采用前面的。
table-twin-row = 与第 { $number } 行是同一主体的同一小程序。
table-twin-draft = 资料库中已有同一主体的“{ $title }”。
table-row = 第 { $number } 行　{ $text }
table-asks = { $count } 项要确认或留意，建好草稿后逐项查看
table-unfilled = 还有 { $count } 项未填
