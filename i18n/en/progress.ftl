# Progress of a filing: stages, happenings, deadlines

stage-preparation = Preparation
    .advice = Prepare everything else first and do the face check last: its notice is valid for 24 hours, its result for 3 days.
    .failure = Nothing has been submitted yet; you can change anything.
stage-platform = Platform review
    .advice = Stay reachable by phone, the platform may call. The result arrives within 1–2 working days as an in-site and a template message. Until then you can withdraw the application.
    .failure = The platform gives a reason for each field. Fix them and submit again; the review starts over.
stage-sms = SMS check
    .advice = The ministry (12381) sends a code to the responsible persons. Enter it at beian.miit.gov.cn within 24 hours; weekends and holidays count.
    .failure = If the time runs out, the application is returned. If nothing needs changing, submit it to the province again from the console; otherwise the platform review starts over.
stage-province = Provincial review
    .advice = The provincial administration reviews the filing, usually within 1–20 working days. Stay reachable by phone.
    .failure = After a refusal, fix it and submit again; platform review, SMS check and the provincial queue all start over.
stage-filed = Filed
    .advice = The platform shows the number on the mini program's details page. Show it inside the mini program too, with a link to the ministry's site, and report changes 30 days in advance.
    .failure = If the information is false, the filing is cancelled and access is closed.
stage-refused = Returned
    .advice = Fix every point and submit again. Before you do, check once more that letters, certificates and the face check are still valid.
    .failure = Unless you submit again, the mini program cannot go live.

happening-submitted = Submitted
happening-platform-passed = Platform review passed
happening-platform-refused = Refused by platform
happening-sms-received = SMS received
happening-sms-done = SMS check done
happening-sms-missed = SMS check missed
happening-province-passed = Passed by province
happening-province-refused = Refused by province
happening-number-granted = Filing number granted
happening-withdrawn = Withdrawn

deadline-platform = Platform review expected to end
    .advice = If there is no result by then, check the status in the console or ask the platform.
deadline-province = Provincial review expected to end
    .advice = If there is no result by then, check the status in the console.
deadline-sms-second = Second SMS
    .advice = Nothing yet? Look at blocked messages, or use "短信重发" at beian.miit.gov.cn once, not again and again.
deadline-sms = SMS check ends
    .advice = Enter code, phone number and the last six characters of the identity number at beian.miit.gov.cn; five wrong tries are allowed.
deadline-letter = { $field }: one month old
    .advice = A letter signed more than a month ago may be refused; have it signed again.
deadline-face = Face check result expires
    .advice = After this day the face check must be repeated.
deadline-certificate = { $whose ->
    [subject] Subject's certificate expires
    [principal] Certificate of the subject's responsible person expires
   *[manager] Certificate of the mini program's responsible person expires
}
    .advice = Renew the certificate before it ends and report the change.

estimate-range = Expected { $earliest } to { $latest }
estimate-holidays-unknown = The public holidays of one of these years are not announced yet, so they are not taken into account.

calendar-name = Mini program filing

progress-record = Log progress
progress-other = Other events
progress-record-do = Log
progress-reason = Reason: { $reason }
progress-submitted-again = Submitted again
progress-time = When (Beijing time)
progress-time-wrong = Enter it like 2026-11-24 09:30.
progress-note = Note
    .example = For instance who submitted it
progress-note-refused = Reason
    .example = As the platform or the authority gives it
progress-note-number = Filing number
    .example = 粤ICP备12345678号-1X
progress-number-form = A mini program number looks like 粤ICP备12345678号-1X. Please check it.
progress-history = Log
progress-remove = Remove this entry
progress-deadlines = Deadlines
progress-over = Past
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

progress-unforeseen = What only the platform or the bureau knows: take care in advance

progress-reply = The platform's answer
progress-reply-about = Paste what came back as it is: the text of an SMS, message or mail, or the JSON of the interface (hints, audit_data); each reason is put on its item.
progress-reply-paste = Paste from clipboard
progress-reply-unread = Not understood
progress-reply-assign = Assign to an item…
progress-reply-change = Fix
