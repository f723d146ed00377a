# 资料库
store-no-home = 找不到当前用户的主目录，不知道把资料存在哪里。
    .fix = 用 --library 指定一个文件夹。
store-full = 磁盘空间不足，“{ $place }”没有写入。
    .fix = 清理磁盘后重试；此前保存的内容没有受影响。
store-read-only = 无法写入“{ $place }”：所在磁盘是只读的。
    .fix = 解除写保护，或把资料库复制到可写的磁盘上使用；命令行用 --library 指定文件夹。
store-denied = 没有权限读写“{ $place }”。
    .fix = 把该位置改为当前用户可读写，或换一个文件夹；命令行用 --library 指定文件夹。
store-occupied = “{ $place }”里已有其他文件。
    .fix = 选一个空的或新的文件夹。
store-no-folder = “{ $place }”不是文件夹，也无法在这里新建文件夹。
    .fix = 用 --library 指定另一个文件夹。
store-busy = 资料库“{ $place }”正被另一个程序写入，等待超时。
    .fix = 稍后重试；若一直如此，关闭其他正在运行的备案台。
store-window-open = 资料库“{ $place }”已在另一个窗口中打开。
    .fix = 切换到那个窗口，或先将其关闭；也可以用 --library 打开另一个资料库。
store-unlockable = “{ $place }”所在的磁盘不支持文件锁，无法防止两个程序同时写入。
    .fix = 把资料库复制到本机的磁盘上再打开。
store-newer = 资料库“{ $place }”由更新版本的备案台写成（格式 { $detail }），本版本无法打开。
    .fix = 升级备案台。资料没有被改动。
store-foreign = “{ $place }”不是备案台的资料库。
    .fix = 用 --library 指定另一个文件夹。文件没有被改动。
store-damaged = 资料库文件“{ $place }”已损坏。
    .fix = 可以在窗口中从备份恢复，或把还读得出的草稿修复到新的资料库；损坏的文件会另行保存，不会删除。
store-locked = 资料库“{ $place }”已用口令锁定。
    .fix = 在窗口中输入口令；在命令行中，从终端输入，或把口令写在一个文件的第一行，用环境变量 BEIAN_PASSPHRASE_FILE 指明这个文件。
store-wrong-passphrase = 口令或恢复码不对。
    .fix = 检查大小写和输入法后再试。资料没有受影响，可以一直试。
store-altered = 草稿“{ $detail }”的内容与保存时不一致，磁盘上的数据已改变。
    .fix = 其他草稿不受影响。在窗口中打开这份草稿，会找出历史版本和备份中最近可读的内容。
store-lost = 草稿“{ $detail }”在历史版本和备份中都没有可读的内容。
    .fix = 重新填写，或重新导入材料包；原来的数据没有删除，其他草稿不受影响。
store-moved = 资料库文件“{ $place }”已被移动或删除。
    .fix = 把它放回原处，窗口会自动继续保存；也可以先另存一份。找不回来时，在窗口中从备份恢复。
store-no-draft = 没有编号为“{ $detail }”的草稿。
    .fix = 用 beian list 查看现有草稿。
store-conflict = 草稿“{ $detail }”刚被另一处修改，这次保存没有覆盖它。
    .fix = 重新打开草稿查看最新内容，或把当前内容另存为新草稿。
store-draft-newer = 草稿“{ $detail }”由更新版本的备案台写成，本版本无法打开。
    .fix = 升级备案台。草稿没有被改动。
store-draft-unusable = 草稿“{ $detail }”的内容无法读取。
    .fix = 其他草稿不受影响。在窗口中打开这份草稿，会找出历史版本和备份中最近可读的内容；也可以重新导入材料包。
store-scan-missing = 图片原件不见了（{ $detail }）。
    .fix = 重新添加这张图片；同一张图片会恢复到原来的位置。
store-scan-damaged = 图片原件已损坏（{ $detail }）。
    .fix = 重新添加这张图片；同一张图片会替换损坏的文件。
store-system = 无法使用“{ $place }”：{ $detail }。
    .fix = 检查该位置后重试，或用 --library 指定另一个文件夹；日志中记有系统报告的原因。
store-panicked = 程序内部出错，没有完成。
    .fix = 填写的内容还在窗口里，再试一次；若反复出现，在设置中打开日志文件夹，把其中的文件发给开发者。

# 备案文件
filing-error-syntax = 备案文件不是有效的 JSON：第 { $line } 行第 { $column } 列，{ $detail }。
    .fix = 在该处改正，或重新导出备案文件。
filing-error-not-a-filing = 这不是备案文件：format 应为 "beian-filing/1"，实际为“{ $found }”。
    .fix = 选择备案台写出的 JSON 文件。
filing-error-newer = 备案文件的格式“{ $found }”比本版本新。
    .fix = 升级备案台后再打开；文件没有被改动。
filing-error-too-long = “{ $path }”超过 { $most } 字。
    .fix = 没有哪项回答需要这么长，把它缩短后再打开。
filing-error-too-many = “{ $path }”超过 { $most } 项。
    .fix = 没有哪项回答需要这么多，删去多余的项后再打开。
filing-error-wrong-type = 备案文件中 { $path } 的类型不对：应为{ $expected }，实际为{ $found }。
    .fix = 改正该处的值后重试。
json-cut-short = 内容不完整，后半部分缺失
json-malformed = 此处的写法不符合 JSON 格式
system-absent = 文件或文件夹不存在
system-not-allowed = 没有权限
system-read-only = 所在磁盘是只读的
system-full = 磁盘空间不足
system-folder = 这是文件夹，不是文件
system-too-large = 文件太大
system-bad-name = 文件名太长，或含有不能使用的字符
system-exists = 已有同名的文件或文件夹
system-busy = 正被其他程序占用
system-incomplete = 内容不完整或已损坏
system-disconnected = 与所在磁盘或网络的连接已断开
system-memory = 内存不足
system-fault = 读写时出错，磁盘或连接可能有问题
json-null = 空值
json-true-or-false = 是或否（true/false）
json-number = 数字
json-text = 文本
json-list = 列表
json-object = 对象
json-nothing = 缺失

# 材料包
job-cancelled = 已停止。
transfer-cancelled = 已取消，已经并入的草稿保留。
transfer-merged = 新增 { $added } 份草稿，更新 { $updated } 份，{ $known } 份已有。{ $twice ->
    [0] {""}
   *[other] 两边都改过的 { $twice } 份各留一份。
}{ $unreadable ->
    [0] {""}
   *[other] { $unreadable } 份无法读取，没有并入。
}
transfer-left-behind = 有 { $count } 份草稿读不出来，没有带走；它们还在原来的资料库里。
command-no-library = “{ $place }”中没有资料库。
    .fix = 用 --library 指定资料库所在的文件夹。
command-library-how = library 后面要写 export 或 import 和一个文件。
    .fix = 例如：beian library export -o 交接.zip，beian library import 交接.zip
archive-error-absent = 找不到这个文件。
    .fix = 检查文件名和路径。
archive-error-unreadable = 文件无法读取（{ $detail }）。
    .fix = 检查文件权限和磁盘。
archive-error-not-an-archive = 不是完整的 zip 压缩包。
    .fix = 文件可能没有传完，重新传输或重新导出。
archive-error-encrypted = 材料包设有密码。
    .fix = 在窗口中输入密码；在命令行中用 --passphrase-file 指定写有密码的文件。
archive-error-wrong-passphrase = 密码不正确。
    .fix = 向导出的人确认密码，注意大小写。
archive-error-too-many-files = 压缩包内有 { $found } 个文件，超过 { $most } 个的上限。
    .fix = 这不是备案台导出的材料包；向导出的人另要一份。
archive-error-too-large = 压缩包内的“{ $path }”解开后超过 { $most } MB。
    .fix = 这不是备案台导出的材料包；向导出的人另要一份。
archive-error-too-large-whole = 压缩包解开后超过 { $most } MB。
    .fix = 这不是备案台导出的材料包；向导出的人另要一份。
archive-error-bad-name = 压缩包内的文件名“{ $path }”不安全或无法使用。
    .fix = 这不是备案台导出的材料包；向导出的人另要一份。
archive-error-duplicate = 压缩包内有重名文件。
    .fix = 文件可能被改动过，重新导出。
archive-error-link = 压缩包内的“{ $path }”是链接而不是文件。
    .fix = 文件可能被改动过，重新导出。
archive-error-inconsistent = 压缩包内部自相矛盾。
    .fix = 文件可能被改动过，重新导出。
archive-error-newer = 材料包的格式“{ $found }”比本版本新。
    .fix = 升级备案台后再打开。
import-error-not-a-package = 这个压缩包不是材料包，里面没有文件清单 manifest.json。
    .fix = 选择备案台导出的 zip 文件。
import-error-damaged = 材料包与导出时不一致：{ $paths }。
    .fix = 向导出的人重新索取；beian verify 可查看详情。
import-error-media-missing = 备案信息引用了包里没有的图片“{ $name }”。
    .fix = 向导出的人重新索取材料包。
import-error-not-media = “{ $name }”的内容与文件名不符。
    .fix = 向导出的人重新索取材料包。
export-error-blocked = 还有 { $count } 处必须修改，不能导出。
    .fix = 先按检查结果逐条修改。
export-error-medium = { $place }的文件“{ $name }”无法使用：{ $detail }。
    .fix = 重新选择这张图片。
export-error-document = 无法生成 { $path }。
    .fix = 可以重试；若仍失败，把日志发给开发者，其中记有原因。
export-error-archive = 无法打包。
    .fix = 可以重试；若仍失败，把日志发给开发者，其中记有原因。
export-medium-kind = 不是 JPEG、PNG 或 MP4
export-medium-unfit = 无法按要求调整大小和格式
export-error-write = 无法写入“{ $path }”：{ $detail }。
    .fix = 检查文件夹是否存在、可写，以及磁盘空间；原有文件没有受影响。
export-error-cancelled = 已取消导出。
    .fix = 没有写入任何文件。
export-unnoted = 材料包已写入“{ $path }”，但没能在草稿中记下已导出：{ $detail }
export-under-review = 已提交审核或已备案，没有再次导出

# 命令行
command-output = 无法写入标准输出：{ $detail }。
    .fix = 检查输出重定向到的位置和磁盘空间。
command-unknown-command = 没有“{ $command }”这个命令。
    .fix = 用 beian --help 查看全部命令。
command-unknown-option = 没有“{ $option }”这个选项。
    .fix = 用 beian --help 查看全部选项。
command-option-both = 选项“{ $option }”和“{ $other }”不能同时使用。
    .fix = 只保留其中一个。
command-option-elsewhere = 选项“{ $option }”不能用在这里（beian { $command }）。
    .fix = 用 beian { $command } --help 查看可用的选项。
command-option-incomplete = 选项“{ $option }”后面缺少值。
    .fix = 在选项后写上值。
command-option-no-value = 选项“{ $option }”不带值。
    .fix = 去掉等号后面的内容。
command-option-value = 选项“{ $option }”的值“{ $value }”不对。
    .fix = 可用的值：{ $allowed }。
command-passphrase-how = passphrase 后面要写 set、change 或 remove。
    .fix = 例如：beian passphrase set
command-passphrase-there = 这个资料库已有口令。
    .fix = 用 beian passphrase change 更换，或用 remove 取消。
command-passphrase-none = 这个资料库没有口令。
    .fix = 用 beian passphrase set 设置。
command-passphrase-line = 没有读到口令。
    .fix = 在终端中输入，或从标准输入按行给出。
command-passphrase-short = 新口令不足 { $least } 个字。
    .fix = 用几个不相关的词，比短而复杂的更难猜。
command-passphrase-differs = 两次输入的口令不同，没有改动。
    .fix = 再运行一次命令。
command-passphrase-empty = “{ $file }”的第一行是空的，那里应当是密码。
    .fix = 把密码写在文件的第一行。
command-operand-missing = beian { $command } 缺少参数。
    .fix = 用 beian { $command } --help 查看用法。
command-operand-extra = 多出的参数“{ $operand }”（beian { $command }）。
    .fix = 用 beian { $command } --help 查看用法。
command-arguments = 无法理解命令行。
    .fix = 用 beian --help 查看用法。
command-file-missing = 找不到“{ $file }”。
    .fix = 检查文件名和路径。
command-file-folder = “{ $file }”是文件夹，不是文件。
    .fix = 写出其中的文件。
command-file-not-allowed = 没有读取“{ $file }”的权限。
    .fix = 修改文件权限，或换一个位置。
command-file-too-large = “{ $file }”太大。
    .fix = 确认选对了文件，或先压缩。
command-file-unreadable = 无法读取“{ $file }”：{ $detail }。
    .fix = 检查文件和磁盘。
command-file-not-utf8 = “{ $file }”不是 UTF-8 文本。
    .fix = 用 UTF-8 编码另存后重试。
command-inspect-none = 没有一个文件可以作为图片使用。
    .fix = 原因见各文件的提示。
command-no-window = 这个版本不含图形界面。
    .fix = 用 beian --help 查看命令，或安装带窗口的版本。
command-no-display = 没有可用的图形显示：环境变量 DISPLAY 和 WAYLAND_DISPLAY 都没有设置。
    .fix = 在桌面环境中运行；在服务器上可使用命令行，见 beian --help。
command-window-libraries = 缺少系统图形库：{ $libraries }。
    .fix = 在 Debian、Ubuntu 上运行：sudo apt-get install -y libx11-6 libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0
command-window-not-begun = 窗口无法打开：连接不到图形显示（{ $display }）。
    .fix = 确认图形桌面正在运行、当前用户可以使用它；命令行仍可使用，见 beian --help。
command-window-failed = 窗口无法打开：{ $detail }。
    .fix = 命令行仍可使用，见 beian --help。

command-list-empty = 还没有草稿。用 beian new 新建一个。
command-untitled = （未命名）
command-kind-new = 首次备案
command-kind-change = 变更备案
command-kind-cancel = 注销备案
command-list-points = { $count } 条意见未处理
command-state-not-started = 未开始
command-state-filling = 填写中
command-state-problems = 有问题
command-state-ready = 可导出
command-state-exported = 已导出
command-slot-business-licence = 营业执照
command-slot-subject-certificate = 其他主体证件
command-slot-id-card-front = 身份证人像面
command-slot-id-card-back = 身份证国徽面
command-slot-passport = 护照
command-slot-permit-front = 通行证或居住证正面
command-slot-permit-back = 通行证或居住证背面
command-slot-letter = 授权书、承诺书等函件
command-slot-pre-approval = 前置审批文件
command-slot-portrait = 手持证件照
command-slot-document = 其他材料
command-inspect-ok = 没有发现问题
command-review-materials = 材料清单
command-review-ready = 没有必须修改的问题，可以导出。
command-review-refusal = 上次驳回、还没有处理的意见
command-review-refused = 没有必须修改的问题，但上次驳回的意见还没有全部处理。
command-review-blocked = 有必须修改或补齐的内容，暂不能导出。
command-verify-ok = 材料包完整，与导出时一致。
command-verify-changed = 内容被改动
command-verify-missing = 缺失
command-verify-added = 多出的文件
command-verify-unreadable = 无法读取

command-help =
    备案台：在本机准备微信小程序备案，不联网。

    用法：
      beian                                   打开窗口
      beian 文件…                             打开窗口，并打开材料包、备案文件、平台答复或图片
      beian --demo                            打开窗口，使用一次性的示例资料库
      beian new [--kind 种类] [--from 文件 | --again 草稿]
                                              新建草稿，打印编号
      beian table 表格 | -o 空白表格          查看表格会建出的草稿和问题，或写一份空白表格
      beian new --table 表格                  按表格每行新建一份草稿
      beian list [--json]                     列出草稿
      beian inspect 图片… [--slot 用途] [--read] [--json]
      beian review 草稿|文件 [--today 日期] [--no-pictures] [--json]
      beian export 草稿|文件 -o 材料包.zip [--today 日期] [--force-draft] [--passphrase-file 文件]
      beian export --ready -o 文件夹          逐个导出可以提交的草稿
      beian verify 材料包.zip [--json] [--passphrase-file 文件]
      beian import 材料包.zip [--passphrase-file 文件]
                                              由材料包新建草稿，打印编号
      beian answer 草稿|文件 --platform 答复.json [--json]
      beian explain 规则|驳回编号             说明一条规则或驳回
      beian record 草稿 --happening 事件 [--at 时间] [--note 备注]
      beian overview -o 总览.csv              全部草稿的表格
      beian calendar -o 期限.ics              全部草稿的期限
      beian library export|import             把草稿连同历史搬到另一个资料库
      beian passphrase set|change|remove      设置、更换或取消资料库口令
      beian completions bash|fish|zsh         命令行补全脚本
      beian manual                            手册页（roff）
      beian licences                          所用组件的版本和许可

    随处可用：
      --library 文件夹    使用另一个资料库
      --lang zh-CN|en     语言
      -h, --help          帮助；写在命令后面时说明该命令
      -V, --version       版本

    退出码：0 完成且没有必须修改的问题；1 完成但有必须修改的问题；2 无法使用，原因在标准错误输出。
command-help-new =
    beian new [--kind new|change|cancel] [--from 备案文件.json | --again 草稿编号]
    beian new --table 表格.xlsx
    新建草稿，保存后打印编号。

      --kind    new 首次备案（默认）、change 变更备案、cancel 注销备案
      --from    从备案文件开始；其中的图片按相对路径读取并存入资料库
      --again   为该草稿的主体再备一个小程序：带入主体信息和负责人，其余重新填写
      --table   按表格每行新建一份草稿，每行打印一个编号；同一主体的同一小程序已有草稿的行略过。
                要么全部建好，要么一份也不建；表中的图片按相对路径读取
command-help-table =
    beian table 表格.xlsx [--today 日期] [--json]
    beian table -o 空白表格.xlsx
    查看表格会建出哪些草稿、每行有什么问题，什么也不保存；或写一份空白表格。
    表格为 .xlsx 或 CSV（UTF-8、GBK）。列名用表单上的名称、常见叫法或官方路径；选项填名称或编号，地区填名称。

      -o, --output     把带列名的空白表格写到这个文件
      --today          以这一天为准，格式 2026-11-23；默认今天
      --json           打印 JSON：列、每行的问题和备案内容

    退出码：1 有单元格认不出或有必须修改的问题；建草稿用 beian new --table。
command-table-what = beian table 后面要写一个表格文件，或用 -o 写一份空白表格。
    .fix = 例如：beian table 客户.xlsx，beian table -o 空白.xlsx
command-help-list =
    beian list [--json]
    列出草稿：编号、修改时间、种类、状态、名称，最近修改的在前。提交以后，状态是所处的阶段，并列出未处理的意见数。

      --json    打印 JSON 数组
command-help-inspect =
    beian inspect 图片… [--slot 用途] [--read] [--json]
    检查图片：清晰度、四角、反光、遮挡、颜色、分辨率、方向。

      --slot    图片用途：business_licence、subject_certificate、id_card_front、id_card_back、
                passport、permit_front、permit_back、letter、pre_approval、portrait、document
                portrait 另外预演人脸核身：正脸、睁眼、遮挡、光线、背景
      --read    识别证件文字
      --json    打印 JSON 数组，每张图片一项，顺序与参数相同

    退出码：2 没有一个文件可用；1 有文件不可用或有必须修改的问题。
command-help-review =
    beian review 草稿编号|备案文件.json [--today 日期] [--no-pictures] [--json]
    检查备案信息和图片，列出审核会驳回的问题和材料清单。

      --today          以这一天为准，格式 2026-11-23；默认今天
      --no-pictures    不检查图片
      --json           打印 JSON
command-help-export =
    beian export 草稿编号|备案文件.json -o 材料包.zip [--today 日期] [--force-draft] [--passphrase-file 文件]
    beian export --ready -o 文件夹          逐个导出资料库中可以提交的草稿
    检查后写出材料包。有必须修改的问题时不写任何文件，退出码为 1。

      -o, --output     写到这个文件
      --today          以这一天为准，格式 2026-11-23；默认今天
      --force-draft    即使有问题也写出，并标为草稿
      --passphrase-file    用该文件第一行的密码加密每个文件
command-help-verify =
    beian verify 材料包.zip [--json] [--passphrase-file 文件]
    核对材料包是否与导出时一致，找出改动、缺失和多出的文件。

      --json    打印 JSON
      --passphrase-file    材料包加密时，密码取该文件的第一行
command-help-import =
    beian import 材料包.zip [--passphrase-file 文件]
    由材料包新建草稿，保存后打印编号。

      --passphrase-file    材料包加密时，密码取该文件的第一行

# 平台答复
finding-platform-refused = 平台意见：{ $official }
    .why = { $more ->
        [yes] （全文：{ $whole }）
       *[no] {""}
    }{ $cause }
    .fix = { $suggest }{ $cure }
finding-platform-unread = { $news ->
        [yes] 这段话看不出驳回了什么：
       *[no] 没有认出的意见：
    }{ $official }
    .why = { $news ->
        [yes] 通过、受理之类的通知，或与备案无关的话，不用处理。
       *[no] 这条意见原样列在这里，本程序没有认出它指哪一项。
    }
    .fix = { $news ->
        [yes] 确是驳回意见的，指给相应的项，下次遇到相近的意见就会认得。
       *[no] { $suggest }看明白后指给相应的项，下次遇到相近的意见就会认得。
    }
answer-error-too-long = 内容超过 { $most } 字，不像平台的答复。
    .fix = 只粘贴平台返回的那一段。
answer-error-syntax = 不是有效的 JSON：第 { $line } 行第 { $column } 列，{ $detail }。
    .fix = 粘贴或打开平台返回的完整内容。
answer-error-not-an-answer = 内容里没有平台的答复：没有 hints、audit_data、status 或 errcode。
    .fix = 使用申请备案、查询备案状态或查询认证及备案进度接口返回的内容。
command-answer-where = beian answer 没有说明平台答复在哪个文件。
    .fix = 加上 --platform 文件名.json。
command-answer-none = 平台没有提出需要修改的问题。
command-help-library =
    beian library export -o 文件.zip [草稿编号…] [--passphrase-file 文件]
    beian library import 文件.zip [--passphrase-file 文件]
    export 把草稿连同历史、进度和图片写进一个文件；不写编号时导出整个资料库，回收站也在内。
    import 把这样的文件并入资料库；两边都改过的草稿各留一份，重复并入不会多出草稿。

      -o, --output         写到这个文件
      --passphrase-file    密码取该文件的第一行

command-help-passphrase =
    beian passphrase set|change|remove
    设置、更换或取消资料库口令。口令在终端中输入，不显示；也可以从标准输入按行给出：set 一行新口令，
    change 先现在的口令或恢复码、再新口令，remove 一行现在的口令或恢复码。口令不能写在参数里。
    set 和 change 在标准输出打印新的恢复码，只此一次。窗口正打开这个资料库时不能使用。

command-help-answer =
    beian answer 草稿编号|备案文件.json --platform 答复.json [--json]
    把平台返回的驳回意见对应到备案信息的各项，并说明原因和改法。草稿会记下这份答复。

      --platform    平台返回的 JSON：hints、audit_data、status 等
      --json        打印 JSON

command-help-explain =
    beian explain 规则|驳回编号
    说明一条规则检查什么、为什么、怎么办、依据是什么；或一条驳回由哪些规则发现。名称见 review --json。

command-help-overview =
    beian overview -o 总览.csv [--today 日期]
    把全部草稿写成表格：编号、种类、主体、小程序、状态、问题数、修改日期。不检查图片。

      -o, --output     写到这个文件
      --today          以这一天为准，格式 2026-11-23；默认今天
command-help-calendar =
    beian calendar -o 期限.ics
    把全部草稿的期限写成带提醒的日历文件。

      -o, --output     写到这个文件
command-help-record =
    beian record 草稿编号 --happening 事件 [--at 时间] [--note 备注]
    记录提交之后发生的事，打印现在所处的阶段。

      --happening    submitted、withdrawn、platform-passed、platform-refused、sms-received、sms-done、
                     sms-missed、province-passed、province-refused、number-granted
      --at           发生时间（北京时间），格式 "2026-11-23 09:30"；默认现在
      --note         备注：驳回原因、备案号等
command-record-doubtful = 已记录，但按已有的记录还不到这一步：{ $doubts }。先补上前面的，或用 beian review 看还差什么。
command-record-after-grant = { $time } 已经记录了取得备案号，之后不会再被驳回。
    .fix = 核对 --at 和已有的记录；变更或注销被驳回的，记在那份备案上。
command-record-before-refusal = { $time } 还记录了一次驳回，取得备案号应在它之后。
    .fix = 核对 --at；驳回时间记错的，先改正它。
command-record-early = 这个时间早于提交时间 { $time }。
    .fix = 核对 --at；提交时间记错的，先改正它。
command-record-to-come = 这个时间还没有到：{ $time }。
    .fix = 核对 --at；不写就记为现在。
command-record-what = beian record 没有说明发生了什么。
    .fix = 加上 --happening，可用的值：{ $allowed }。
command-output-where = beian { $command } 没有说明写到哪里。
    .fix = 加上 -o 和文件名。
command-help-completions =
    beian completions bash|fish|zsh
    打印该命令行外壳的补全脚本。
command-help-manual =
    beian manual
    打印手册页，可用 beian manual | man -l - 阅读。
command-help-licences =
    beian licences
    打印模型、字体、数据和所链接的程序库的来源、版本与许可。
command-completions-shell = 没有为“{ $shell }”准备补全脚本。
    .fix = 可用的值：{ $allowed }。
command-explain-unknown = 没有名为“{ $name }”的规则或驳回。规则名和驳回编号见 review --json。
explain-what = 检查什么
explain-level = 级别
explain-why = 为什么
explain-fix = 怎么办
explain-prevents = 对应的驳回
explain-official = 平台原话
explain-found-by = 由哪些规则发现
explain-source = 依据
explain-since = 依据的日期
explain-error = 必须修改
explain-warning = 建议核对
explain-notice = 提示
