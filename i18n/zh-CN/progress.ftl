# 备案进度：阶段、事件、期限

stage-preparation = 准备材料
    .advice = 先备齐全部材料，最后再做人脸核身：核身通知 24 小时有效，核身结果 3 天内有效。
    .failure = 尚未提交，修改不产生任何影响。
stage-platform = 平台初审
    .advice = 保持电话畅通，平台可能来电核实，1–2 个工作日内会通过站内信和模板消息告知结果。初审结束前可以撤回。
    .failure = 平台会逐项说明驳回原因。改正后重新提交，初审重新排队。
stage-sms = 短信核验
    .advice = 工信部（12381）会向主体负责人和小程序负责人发送验证码，收到后 24 小时内到 beian.miit.gov.cn 完成核验，周末和节假日照常计时。
    .failure = 超时会自动退回。资料无需修改时可在“小程序备案—去完善”直接再次提交管局，需要修改时重新走平台初审。
stage-province = 管局审核
    .advice = 等待省通信管理局审核，一般 { $shortest }–{ $longest } 个工作日，期间保持电话畅通。
    .failure = 管局驳回后改正并重新提交，平台初审、短信核验和管局排队都从头开始。
stage-filed = 备案成功
    .advice = 备案号会自动显示在小程序的“更多资料”里，一般不用再做什么；信息变更须提前 30 日申报。
    .failure = 信息不实会被注销备案并停止接入。
stage-preparation-cancel = 准备
    .advice = 再核对一遍注销哪一个备案、主体名下还有哪些备案：注销后不能撤回。
    .failure = 尚未提交，修改不产生任何影响。
stage-province-cancel = 管局审核
    .advice = 等待省通信管理局审核注销申请，一般 { $shortest }–{ $longest } 个工作日，期间保持电话畅通。
    .failure = 管局驳回后改正并重新提交，审核从头开始。
stage-filed-cancel = 注销成功
    .advice = 备案号已失效，在 beian.miit.gov.cn 应当查不到这个备案。
    .failure = 以后再提供服务，须重新办理首次备案。
stage-refused-cancel = 已驳回
    .advice = 逐项改正后重新提交注销申请。
    .failure = 注销通过之前，原备案仍然有效。
stage-preparation-change = 准备
    .advice = 核对要变更的项目和新的内容；负责人有变化的，最后再做人脸核身，核身结果 3 天内有效。
    .failure = 尚未提交，原备案不受影响。
stage-filed-change = 变更完成
    .advice = 变更已生效，备案号不变，可在 beian.miit.gov.cn 核对新的内容。
    .failure = 信息再有变化的，须提前 30 日申报。
stage-refused-change = 已驳回
    .advice = 逐项改正后重新提交；提交前看一遍证件、已签的函件和人脸核身是否还在有效期内。
    .failure = 变更通过之前，原备案仍然有效。
stage-refused = 已驳回
    .advice = 逐项改正后重新提交；提交前看一遍证件、已签的函件和人脸核身是否还在有效期内。
    .failure = 不重新提交，小程序不能上线。

happening-submitted = 已提交
happening-platform-passed = 平台初审通过
happening-platform-refused = 平台初审驳回
happening-sms-received = 收到核验短信
happening-sms-done = 完成短信核验
happening-sms-missed = 短信核验超时
happening-province-passed = 管局审核通过
happening-province-refused = 管局审核驳回
happening-number-granted = 取得备案号
happening-withdrawn = 已撤回申请

deadline-platform = 平台初审预计结束
    .advice = 逾期未出结果，可在小程序后台查看状态或联系客服。
deadline-province = 管局审核预计结束
    .advice = 逾期未出结果，可在小程序后台查看状态。
deadline-sms-second = 第二次核验短信
    .advice = 如仍未收到，检查拦截短信，或在 beian.miit.gov.cn 使用“短信重发”，不要反复重发。
deadline-sms = { $counted ->
    [pass] 短信核验预计截止
   *[message] 短信核验截止
}
    .advice = { $counted ->
    [pass] 按初审通过时间推算。收到短信后记录“收到核验短信”，从收到时起计 24 小时。
   *[message] 到 beian.miit.gov.cn 输入验证码、手机号和证件号后六位；最多可输错 5 次。
}
deadline-letter = { $field }满一个月
    .advice = 签署日期超过一个月的材料可能被退回，须重新签署。
deadline-face = 人脸核身结果失效
    .advice = 失效后需重新发起人脸核身。
deadline-answer = 重新提交截止
    .advice = 平台或管局的答复要求在这一天之前改好并重新提交。
deadline-certificate = { $whose ->
    [subject] 主体证件到期
    [principal] 主体负责人证件到期
   *[manager] 小程序负责人证件到期
}
    .advice = 证件到期前换发新证，并及时办理变更备案。

estimate-range = 预计 { $earliest } 至 { $latest }
estimate-holidays-unknown = 其中部分年份的放假安排尚未公布，只扣除了法定节日。

calendar-name = 小程序备案

progress-begin = 办理变更或注销
progress-begin-about = 变更从已备案的内容开始，只填有变化的部分；注销只须选定注销什么
progress-begin-change = 办理变更
progress-begin-cancel = 办理注销
progress-record = 记录进展
progress-other = 其他情况
progress-record-do = 记录
progress-record-all-the-same = 仍按此记录
progress-reason = 驳回原因：{ $reason }
progress-submitted-again = 已重新提交
progress-time = 发生时间（北京时间）
progress-time-after-grant = { $time } 已经取得备案号，之后不会再被驳回，核对时间。
progress-time-before-refusal = { $time } 还有一次驳回，取得备案号应在它之后，核对时间。
progress-time-early = 早于提交时间 { $time }，核对时间。
progress-time-to-come = 这个时间还没有到，核对时间。
progress-time-wrong = 按“2026-11-24 09:30”的格式填写。
progress-note = 备注
progress-note-submitted = 备注
    .example = 例如由谁提交
progress-note-refused = 驳回原因
    .example = 抄下平台或管局说明的原因
progress-note-number = 备案号
progress-number-example = { $sign }ICP备12345678号-1X
progress-number-form = 不像备案号。小程序备案号形如“{ $example }”，对照核对。
progress-number-kind = 这不是小程序的备案号。小程序备案号以“-数字X”结尾，形如“{ $example }”。
progress-number-province = 本次在“{ $sign }”字头的管局备案，备案号应形如“{ $example }”，对照核对。
progress-history = 已记录
progress-remove = 删除这条记录
progress-removed = 已删除
progress-edit = 修改这条记录
progress-deadlines = 期限
progress-over = 已过
progress-over-expected = 已到预计时间
progress-hours-left = 还有 { $count } 小时
progress-today = 今天
progress-days-left = 还有 { $count } 天
progress-stage-span = 本阶段：
progress-whole-span-new = 取得备案号：
progress-whole-span-change = 变更完成：
progress-whole-span-cancel = 注销完成：
progress-until-expected = 预计最晚 { $when } 前完成（按初审通过时间推算），{ $left }；收到短信后点“收到核验短信”，从收到时起计 24 小时
progress-until = 最晚 { $when } 前完成，{ $left }
progress-number = 备案号：{ $number }
progress-calendar = 存为日历文件

progress-unforeseen = 只有平台或管局知道的事，可以提前留意

progress-reply = 平台答复
progress-reply-about = 短信、通知、邮件的文字可以整段粘贴，截图可以粘贴或拖到这里，接口返回的 JSON 也可以；会逐条对应到填写项
progress-reply-paste = 从剪贴板粘贴
progress-reply-picture = 选择截图
progress-reply-looking = 正在识别截图里的文字…
progress-reply-blank = “{ $name }”里没有认出文字。换一张更清晰的截图，或直接粘贴文字。
progress-reply-drop = 这台电脑没有选择文件的窗口。把截图拖到这里，或复制后粘贴。
progress-reply-unread = 没有认出的意见
progress-unfinished = 还有没做完的事，确定已经提交了吗
progress-out-of-turn = 按已有的记录，现在还不到或已过这一步，确定要这样记录吗
doubt-not-ready = 填写还有遗漏或问题，或改后还没有检查：先在“检查”里看还差什么
doubt-open-reasons = 还有 { $count } 条意见未处理
doubt-not-submitted = 还没有记录提交：已经提交的，先补记“已提交”，时间填当时的
doubt-not-submitted-again = 驳回之后还没有重新提交：已经重新提交的，先补记“已重新提交”，时间填当时的
doubt-under-review = 已经提交、正在审核：驳回或撤回之后再次提交的，先补记那一步
doubt-past = 这一步已经过了：核对时间，之前记错的在“已记录”里改
doubt-filed = 已经备案成功：变更和注销的进展，记在各自的备案里
doubt-and = ；
progress-open-points = 还有 { $count } 条意见未处理：{ $names }
progress-open-points-more = 还有 { $count } 条意见未处理：{ $names }等
progress-reply-assign = 指给一项…
progress-reply-unclear = 没有看出这段文字是不是驳回意见
progress-reply-meant = 是驳回意见
progress-reply-not-meant = 不是
progress-reply-remove = 删除这份答复
progress-reply-removed = 这份答复已删除
progress-reply-known = 这份答复已经在下面了，没有变化
progress-reply-move = 移到其他项…
progress-reply-handled = 标为已处理
progress-reply-reopen = 还没处理
progress-return = 返回进度
progress-reply-change = 去修改

# 怎么提交

submit-no-package = 还没有导出材料包
submit-no-package-about = 先导出，这里才能打开每个位置要上传的文件；下面的内容现在就可以复制
submit-nothing-to-upload = 没有需要上传的文件，下面就是要填写的全部内容
submit-package = 材料包已导出，下面的内容与它一致
submit-missing = 还缺 { $count } 件必须提供的材料
submit-missing-to = 去放入
submit-blocked-about = 处理好、导出材料包以后再提交
submit-unconfirmed-about = 材料包可以先用，但这些可能被审核问到
submit-recommended = 未放入、审核时常要求补充：{ $names }
submit-recommended-letters = { submit-recommended }。信函的空白件在材料包的 letters 文件夹里
submit-will-lie = 点“打开所在文件夹”时，要上传的图片会放进 { $folder }（未加密），提交后可在这里删除
submit-lie = 要上传的图片放在 { $folder }（未加密），提交后可以删除
submit-lie-of-earlier = { $folder } 里还有更早一次导出的图片（未加密），不要上传它们，可以删除
submit-clear = 删除这些图片
submit-not-cleared = 无法删除 { $path }：{ $detail }
submit-nothing-yet = 还没有可以照着填的内容，先填写前面各页
submit-so-far = 已填 { $entered } / { $all } 项
submit-copy = 复制
submit-copied = 已复制
submit-choose = 在列表里选
submit-reveal = 打开所在文件夹
submit-laying-out = 正在整理文件…
submit-begin = 登录小程序后台
submit-begin-new = 用电脑浏览器打开下面的网址，由小程序管理员微信扫码登录。在首页找到“小程序备案”，点“去备案”；已经发布的小程序在“{ console-place }”里。
submit-begin-change = 用电脑浏览器打开下面的网址，由小程序管理员微信扫码登录，在“{ console-place }”里选“变更备案”。只改下面列出的项目，其余保持不变。
submit-begin-cancel = 用电脑浏览器打开下面的网址，由小程序管理员微信扫码登录，在“{ console-place }”里选“注销备案”。
submit-end-new-head = 人脸核身并提交
submit-end-new = 全部填好后发起人脸核身，管理员会在微信收到通知，24 小时内按提示完成。核身通过后 3 天内提交备案，逾期要重新核身。
submit-end-change-head = 核对并提交
submit-end-change = 提交前再看一遍变更后的内容。负责人有变化的，由新的负责人完成人脸核身。
submit-end-cancel-head = 确认注销
submit-end-cancel = 注销不能撤回，提交前核对注销的是哪一个小程序、哪一个备案号。
submit-end-cancel-subject = 主体和名下的全部备案都会注销，不能撤回。提交前核对注销的是哪一个主体：主体名称、证件号码、主体备案号。
submit-cancel-unconfirmed = 先在“检查”里确认要注销主体
submit-end-cancel-unnumbered = 注销后不能撤回：再核对一遍注销的是哪一个小程序。这里没有填备案号，以小程序后台显示的备案号为准核对。
submit-after = 提交之后
submit-after-platform = 平台初审
submit-after-platform-about = 1–2 个工作日，平台可能来电核实，保持电话畅通；有问题会逐项说明
submit-after-sms = 短信核验
submit-after-sms-about = 初审通过后，12381 会给负责人发验证码，24 小时内到 beian.miit.gov.cn 核验，周末照常计时
submit-after-province = 管局审核，取得结果
submit-after-province-about = 通常 { $shortest }–{ $longest } 个工作日；通过后备案号自动显示在小程序资料页
submit-after-province-change = 管局审核，变更生效
submit-after-province-change-about = 通常 { $shortest }–{ $longest } 个工作日；通过后变更生效，备案号不变
submit-after-province-cancel = 管局审核
submit-after-province-cancel-about = 一般 { $shortest }–{ $longest } 个工作日；通过后备案号失效，在 beian.miit.gov.cn 查不到
submit-if-today = 今天提交，预计 { $earliest } 至 { $latest }
submit-submitted = 我已提交
submit-submitted-about = 记下时间，之后的每个期限都会提醒您
