# reference

reference-error-unreadable = The data file { $file } cannot be read: { $value }. The built-in data is used instead.
reference-error-syntax = The data file { $file } is malformed at line { $line }: { $value }. The built-in data is used instead.
reference-error-origin = The data file { $file } does not state its date (YYYY-MM-DD) and source. The built-in data is used instead.
reference-error-empty = The data file { $file } has no entries. The built-in data is used instead.
reference-error-twice = In the data file { $file }, line { $line }, { $value } stands twice. The built-in data is used instead.
reference-error-form = In the data file { $file }, line { $line }, "{ $value }" has the wrong form. The built-in data is used instead.
reference-error-unknown = In the data file { $file }, line { $line }, { $value } is named but does not exist. The built-in data is used instead.
reference-error-missing = The data file { $file } (line { $line }) lacks { $value }. The built-in data is used instead.
reference-error-unfit = The data file { $file } does not fit the other data files. The built-in data is used instead.

advice-preparation = While preparing
advice-face = Before the face verification
advice-submission = When submitting
advice-platform = While the platform reviews
advice-sms = During the SMS check
