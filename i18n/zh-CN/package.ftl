# package

overview-id = 编号
overview-kind = 类型
overview-subject = 主办单位
overview-applet = 小程序名称
overview-state = 状态
overview-errors = 必须修改
overview-warnings = 建议核对
overview-modified = 修改日期
overview-kind-new = 首次备案
overview-kind-change = 变更备案
overview-kind-cancel = 注销备案
overview-state-ready = 可以提交
overview-state-blocked = 有问题
overview-state-unknown = 未检查
