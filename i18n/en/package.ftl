# package

overview-id = ID
overview-kind = Kind
overview-subject = Subject
overview-applet = Mini program
overview-state = State
overview-errors = Must be changed
overview-warnings = Worth checking
overview-modified = Modified
overview-kind-new = New filing
overview-kind-change = Change
overview-kind-cancel = Cancellation
overview-state-ready = Ready to submit
overview-state-blocked = Has problems
overview-state-unknown = Not reviewed
