# app

app-name = 备案台
app-close = 关闭
app-cancel = 取消
app-undo = 撤销
app-retry = 重试
app-untitled = 未命名备案
app-private = 所有资料只保存在本机。程序没有任何联网功能，不会上传一个字节。
app-about = 备案台帮助您在本机准备微信小程序备案：填写信息、检查证件照片、核对材料，提交前就告诉您哪里会被驳回、为什么、怎么改，最后导出可直接提交的材料包。
app-version = 版本 { $version }
app-reveal-failed = 无法打开文件夹，请手动前往：{ $path }
app-broken = 无法打开资料库
app-unsaved = 最近的修改还没有保存
app-unsaved-stay = 留在这里
app-unsaved-leave = 放弃修改并退出

app-rail-home = 备案
app-rail-scans = 看图台
app-rail-settings = 设置
app-rail-help = 帮助

app-home = 备案
app-home-new = 新建备案
app-home-import = 导入材料包
app-home-search = 搜索小程序或主体名称
app-home-by-change = 最近修改
app-home-by-name = 名称
app-home-by-state = 状态
app-home-copy = 复制一份
app-home-discard = 移到回收站
app-home-discarded = 「{ $title }」已移到回收站。
app-home-empty = 还没有备案
app-home-empty-about = 新建一份备案开始填写，或者把之前导出的材料包拖到这里继续。
app-home-not-found = 没有找到
app-home-not-found-about = 没有名称包含「{ $query }」的备案。
app-home-step-one = 填写信息
app-home-step-one-about = 按主体、负责人、小程序分步填写，随时自动保存。
app-home-step-two = 检查材料
app-home-step-two-about = 拖入证件照片，立即查看清晰度、四角和反光。
app-home-step-three = 导出材料包
app-home-step-three-about = 逐项核对后，一次导出全部提交内容。

app-ago-now = 刚刚
app-ago-minutes = { $count } 分钟前

app-kind-new = 首次备案
app-kind-new-about = 小程序第一次备案，或主体新增小程序。
app-kind-change = 变更备案
app-kind-change-about = 已备案的主体、负责人或小程序信息有变化。
app-kind-cancel = 注销备案
app-kind-cancel-about = 不再提供服务，注销小程序或主体备案。

app-nature-enterprise = 企业
app-nature-enterprise-about = 公司、个体工商户，使用营业执照。
app-nature-individual = 个人
app-nature-individual-about = 以本人身份证件备案。
app-nature-other = 其他组织
app-nature-other-about = 政府机关、事业单位、社会团体等。

app-start = 新建备案
app-start-kind = 办理什么
app-start-nature = 由谁备案
app-start-nature-about = 须与小程序后台登记的主体一致。
app-start-again = 沿用已填过的主体
app-start-again-about = 带入主体信息和负责人，其余重新填写。
app-start-begin = 开始填写

app-state-not_started = 未开始
app-state-filling = 填写中
app-state-problems = 有问题
app-state-ready = 可导出
app-state-exported = 已导出
app-next-not_started = 填写主体信息
app-next-filling = 继续填写
app-next-problems = 处理问题
app-next-ready = 导出材料包
app-next-exported = 提交并登记进度

app-settings = 设置
app-settings-language = 语言
app-settings-system = 跟随系统
app-settings-appearance = 外观
app-settings-light = 浅色
app-settings-dark = 深色
app-settings-zoom = 界面缩放
app-settings-zoom-about = 也可以按 Ctrl 加 + 或 −。
app-settings-folder = 数据文件夹
app-settings-folder-open = 打开

app-help = 帮助
app-keys = 键盘操作
app-key-new = 新建备案
app-key-import = 导入材料包
app-key-find = 搜索
app-key-save = 立即保存
app-key-export = 导出
app-key-undo = 撤销上一步填写
app-key-redo = 重做
app-key-sections = 切换到第 1 至第 9 部分
app-key-tab = 移到下一项 / 上一项
app-key-press = 按下当前按钮
app-key-close = 关闭对话框，返回
app-key-zoom = 放大 / 缩小
app-key-zoom-reset = 恢复 100 %
app-key-settings = 设置
app-key-help = 打开本页

app-picker-search = 输入关键字查找
app-picker-none = 没有匹配的选项
app-picker-none-about = 换一个关键字，或清空后浏览全部。
app-picker-more = 还有更多，请输入关键字缩小范围。
app-picker-done = 完成
app-picker-count = 已选 { $chosen } 项，最多 { $most } 项
