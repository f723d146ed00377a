# Progress of a filing: stages, happenings, deadlines

stage-preparation = Preparation
    .advice = Have everything ready before the face check: its notice lives 24 hours, its result 3 days.
    .failure = Nothing has been handed in; changes cost nothing.
stage-platform = Platform review
    .advice = Keep the phones reachable, the platform may call. The result comes within 1–2 working days by in-site and template message. Until then the application can be withdrawn.
    .failure = The platform names a reason for each field. Correct and submit again; the review starts anew.
stage-sms = SMS check
    .advice = The ministry (12381) sends a code to the responsible persons. Enter it at beian.miit.gov.cn within 24 hours; weekends and holidays count.
    .failure = A time-out returns the application. With nothing to change it can be handed to the province again from the console, otherwise the platform review starts anew.
stage-province = Provincial review
    .advice = The provincial administration reviews, usually 1–20 working days. Keep the phones reachable.
    .failure = After a refusal, correct and submit again; platform review, SMS check and the provincial queue all start anew.
stage-filed = Filed
    .advice = The platform shows the number on the details page by itself. Show it inside the mini program too, with a link to the ministry's site; report changes 30 days ahead.
    .failure = False data end in the filing being removed and access closed.
stage-refused = Returned
    .advice = Correct every point and submit again. Check the dates of letters, the validity of certificates and the face check once more before.
    .failure = Without a new submission the mini program cannot go live.

happening-submitted = Submitted
happening-platform-passed = Platform review passed
happening-platform-refused = Refused by the platform
happening-sms-received = SMS received
happening-sms-done = SMS check done
happening-sms-missed = SMS check timed out
happening-province-passed = Passed by the province
happening-province-refused = Refused by the province
happening-number-granted = Filing number granted
happening-withdrawn = Withdrawn

deadline-platform = Platform review expected to end
    .advice = No result after this day: look at the status in the console or ask the platform.
deadline-province = Provincial review expected to end
    .advice = No result after this day: look at the status in the console.
deadline-sms-second = Second SMS
    .advice = Nothing yet? Look at blocked messages, or use "短信重发" at beian.miit.gov.cn once, not again and again.
deadline-sms = SMS check ends
    .advice = Enter code, phone number and the last six characters of the identity number at beian.miit.gov.cn; five wrong tries are allowed.
deadline-letter = { $field }: one month old
    .advice = A letter signed more than a month ago may be refused; have it signed anew.
deadline-face = Face check result expires
    .advice = After this day the face check must be repeated.
deadline-certificate = Certificate expires ({ $field })
    .advice = Renew the certificate before it ends and report the change.

estimate-range = Expected { $earliest } to { $latest }
estimate-holidays-unknown = The holiday plan of a year in this span is not known yet; holidays are not counted.

calendar-name = Mini program filing

progress-record = Record what happened
progress-other = Something else
progress-record-do = Record
progress-reason = Reason: { $reason }
progress-submitted-again = Submitted again
progress-time = When (Beijing time)
progress-time-wrong = Write it like 2026-11-24 09:30.
progress-note = Note
    .example = May stay empty
progress-note-refused = Reason
    .example = As the platform or the authority gives it
progress-note-number = Filing number
    .example = 粤ICP备12345678号-1X
progress-number-form = The number of a mini program looks like 粤ICP备12345678号-1X. Please compare.
progress-history = Recorded
progress-remove = Remove this entry
progress-deadlines = Deadlines
progress-over = Over
progress-hours-left = { $count ->
    [one] { $count } hour left
   *[other] { $count } hours left
}
progress-days-left = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
progress-stage-span = This stage:{" "}
progress-whole-span = Filing number:{" "}
progress-number = Filing number: { $number }
progress-calendar = Save as calendar file

progress-unforeseen = What only the platform or the bureau knows: take care beforehand

progress-reply = The platform's answer
progress-reply-about = Where a provider submits by the API: copy everything that the platform returned (with hints, audit_data) and paste it; each entry is put on its field.
progress-reply-paste = Paste from the clipboard
progress-reply-change = Change
