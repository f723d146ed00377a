# reference

reference-error-unreadable = 数据文件 { $file } 无法读取：{ $value }。已改用内置数据。
reference-error-syntax = 数据文件 { $file } 第 { $line } 行格式有误：{ $value }。已改用内置数据。
reference-error-origin = 数据文件 { $file } 没有写明日期（YYYY-MM-DD）和来源。已改用内置数据。
reference-error-empty = 数据文件 { $file } 没有任何条目。已改用内置数据。
reference-error-twice = 数据文件 { $file } 第 { $line } 行的 { $value } 重复。已改用内置数据。
reference-error-form = 数据文件 { $file } 第 { $line } 行的“{ $value }”格式不对。已改用内置数据。
reference-error-unknown = 数据文件 { $file } 第 { $line } 行引用了不存在的 { $value }。已改用内置数据。
reference-error-missing = 数据文件 { $file }（第 { $line } 行）缺少 { $value }。已改用内置数据。
reference-error-unfit = 数据文件 { $file } 与其他数据文件不匹配。已改用内置数据。

advice-preparation = 准备材料时
advice-face = 人脸核身前
advice-submission = 提交时
advice-platform = 平台审核期间
advice-sms = 短信核验期间
