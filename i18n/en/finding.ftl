# finding

## names, remark, service contents, pre-approval

finding-name-unknown = The mini program's name is not given, so it cannot be checked.
    .why = The platform reads the name from the account; an unfit name can close the entrance or be refused by the bureau.
    .fix = Enter the name that is set in the account; it is for checking only and never sent.
finding-name-nation = The mini program's name "{ $name }" begins with "{ $word }".
    .why = Names that begin like a state body's are refused, and the entrance may stay closed ({ $source }).
    .fix = Change the name in the console to one that does not begin with "{ $word }", then file.
finding-name-sensitive = The mini program's name "{ $name }" contains "{ $word }".
    .why = Names with sensitive words are refused, and the entrance may stay closed ({ $source }).
    .fix = Change the name in the console to one without "{ $word }", then file.
finding-name-title =
    { $who ->
        [subject] The subject's name "{ $name }" is that of an institution ({ $word }), and the nature of the subject is another.
       *[other] The mini program's name "{ $name }" reads like an institution ({ $word }), which the subject is not.
    }
    .why = A name has to fit the nature of its subject; only such institutions bear "{ $word }", and others are refused ({ $source }).
    .fix =
        { $who ->
            [subject] Compare the certificate: of a real { $word }, choose the nature and the certificate type that belong to it; otherwise enter the whole name as on the certificate.
           *[other] Change the name in the console to one of your organisation or brand that does not end in "{ $word }", then file; of a real { $word }, choose the nature that belongs to it.
        }
finding-name-domain = The mini program's name "{ $name }" is a domain.
    .why = The bureaus refuse a domain as a name ({ $source }).
    .fix = Choose a Chinese name that says what the program does, without an address.
finding-name-not-chinese = The mini program's name "{ $name }" has no Chinese character.
    .why = The bureaus refuse names of digits or Latin letters only ({ $source }).
    .fix = Choose a meaningful Chinese name.
finding-name-signs = The mini program's name "{ $name }" contains the special character "{ $sign }".
    .why = The bureaus refuse special characters in a name ({ $source }).
    .fix = Leave the special character out.
finding-name-short = The mini program's name "{ $name }" has only { $count } Chinese characters.
    .why = The bureaus require at least three ({ $source }).
    .fix = Choose a name of three characters or more that says what the program does.
finding-name-generic = The mini program's name "{ $name }" contains "{ $word }".
    .why = The bureau of this province refuses such general words; 博客, 论坛, 在线, 社区 and 交流 also need an approval ({ $source }).
    .fix = Choose a name without "{ $word }", or put the approval into the mini program's other attachments.
finding-name-individual-word = The individual's mini program name "{ $name }" contains "{ $word }".
    .why = An individual's name must not look like a trade, an organisation, a product or a platform ({ $source }).
    .fix = Choose a personal name, or file as an organisation.
finding-name-individual-business = The individual's mini program name "{ $name }" contains "{ $word }", which looks like a business.
    .why = Name and content of an individual's filing must not concern an enterprise, a trade or paid services ({ $source }).
    .fix = Choose a personal name, or file as an organisation.
finding-name-individual-place = The individual's mini program name "{ $name }" contains the place name "{ $word }".
    .why = An individual's name must not use place names ({ $source }).
    .fix = Leave the place name out.
finding-name-individual-person = The individual's mini program name "{ $name }" contains the person's name "{ $word }".
    .why = An individual's mini program must not bear a person's name ({ $source }).
    .fix = Choose a name that says what the program does, such as 每日记账本.
finding-name-individual-length = The individual's mini program name "{ $name }" has { $count } characters; 3 to 10 are advised.
    .why = { $source } advises 3 to 10 characters for individuals.
    .fix = Adapt the length if you can.
finding-subject-name-brackets = Confirm that the brackets in the subject's name are as wide as on the licence.
    .why = Beijing's bureau requires the name exactly as on the licence, brackets included ({ $source }).
    .fix = Compare with the licence and confirm.

finding-service-first-level = "{ $name }" in { $field } is a first-level entry.
    .why = The platform takes second-level entries only.
    .fix = Choose a service below "{ $name }".
finding-service-unknown = { $value } in { $field } is not in the list of service contents.
    .why = The platform takes second-level entries of the list only.
    .fix = Choose from the list.
finding-service-individual = An individual has chosen "{ $names }".
    .why = Such services count as business, for which individuals are usually refused ({ $source }).
    .fix = Choose an entry fit for individuals, such as Tools, or file as an organisation.

finding-remark-length = { $field } has { $count } characters; { $least } to { $most } are allowed.
    .why = WeChat requires 20 to 200 characters; reviewers rely on the remark.
    .fix = Describe the real content, the main functions and the users.
finding-remark-vague = { $field } does not say what the mini program does.
    .why = Reviewers judge the content by the remark and return vague ones.
    .fix = { $who ->
        [individual] Name the functions and the users in Chinese, such as "records what I read each day, with notes, found by title, for my own use".
       *[organisation] Name the functions and the users in Chinese, such as "guests of our restaurant see the menu, order, book a table and collect by number".
    }
finding-remark-declaration = { $field } lacks the declaration of individuals.
    .why = The bureau of this province requires individuals to declare that the mini program is personal, holds no content of an enterprise, and that deregistration is accepted otherwise ({ $source }).
    .fix = Add, for instance: 本小程序为个人性质，不含企业及其他组织内容，如不属实，愿接受注销备案.
finding-remark-short-mongolia = { $field } has { $count } characters; Inner Mongolia's bureau requires { $least } of individuals.
    .why = Shorter ones are returned ({ $source }).
    .fix = Say more about content and purpose.
finding-remark-relation = Nothing shows how the name "{ $name }" belongs to the subject "{ $subject }", and the remark does not say.
    .why = The bureau refuses names unrelated to the organisation's business.
    .fix = Say in the remark, for instance, that "{ $name }" is a product of the company, and what it is for.
finding-remark-game = Games are chosen, but the remark has no publication number.
    .why = The bureau of this province requires the publication number (ISBN 978-7-…) in the remark and its document attached ({ $source }).
    .fix = Add the number to the remark and the document to the other attachments of the mini program.

# what name and remark are about

finding-content-selling = { $field } of an individual speaks of selling or paid services: "{ $words }".
    .why = An individual's filing must not concern trade, sales or fees; it is refused ({ $source }).
    .fix = Leave it out and describe personal use only; a real business files as sole proprietor or enterprise.
finding-content-commissions = { $field } of an individual speaks of work to order: "{ $words }".
    .why = Taking orders is a business and does not fit an individual's filing ({ $source }).
    .fix = Leave out orders, quotes and cooperation; to take orders, file as sole proprietor or enterprise.
finding-content-interaction = { $field } speaks of user posts, comments or chat: "{ $words }".
    .why = { $who ->
        [individual] Forums, communities, dating and messages are not open to individuals ({ $source }).
       *[organisation] Where users can post, the service category has to fit, and some bureaus ask for papers on bulletin boards ({ $source }).
    }
    .fix = { $who ->
        [individual] Remove posts, comments and messages and reword the remark; otherwise file as an organisation.
       *[organisation] See whether 网络社交 is among the services and have a note on moderation and users at hand; without such functions, reword the remark.
    }
finding-content-accounts = { $field } speaks of accounts of others: "{ $words }".
    .why = Accounts and user content lead to a refusal as social network; without them an individual's filing was granted ({ $source }).
    .fix = Remove registration if it is not needed; a login by WeChat alone need not be mentioned.
finding-content-ai = { $field } speaks of AI or deep synthesis: "{ $words }".
    .why = { $who ->
        [individual] Such services are not open to individuals; a label "made by AI" does not help ({ $source }).
        [foreign] Such services are not open to subjects from abroad ({ $source }).
       *[organisation] Generative services need the organisation's own algorithm filing or an agreement with the holder of one, uploaded with the category ({ $source }).
    }
    .fix = { $who ->
        [individual] Remove the AI functions and reword name and remark; otherwise file as an organisation with an algorithm filing or agreement.
        [foreign] Remove the AI functions; otherwise let a mainland enterprise file with an algorithm filing or agreement.
       *[organisation] Have the number of the algorithm filing or the agreement at hand; without AI, reword the remark and confirm.
    }
finding-content-live = { $field } speaks of live streaming: "{ $words }".
    .why = { $who ->
        [individual] Live streaming needs a culture permit, which only organisations get ({ $source }).
       *[organisation] Live streaming needs the online culture permit, programmes also the audio-visual one ({ $source }).
    }
    .fix = { $who ->
        [individual] Remove the streams and reword the remark; otherwise file as the permit holder.
       *[organisation] Choose the pre-approval and upload the permit; if not involved, reword the remark or attach a statement to the other materials.
    }
finding-content-media = { $field } speaks of audio or video programmes: "{ $words }".
    .why = { $who ->
        [individual] Playing films, videos or music needs a permit, which only organisations get ({ $source }).
       *[organisation] Audio-visual programmes need their own permit, music and animation the online culture permit ({ $source }).
    }
    .fix = { $who ->
        [individual] Remove the playing and reword the remark; otherwise file as the permit holder.
       *[organisation] Choose the pre-approval and upload the permit; if only your own products or manuals are shown, say so in the remark or attach a statement.
    }
finding-content-reading-aloud = { $field } speaks of texts read aloud: "{ $words }".
    .why = { $who ->
        [individual] Audiobooks are not open to individuals, nor are recordings of poems ({ $source }).
       *[organisation] Audiobooks need the online publishing or the audio-visual permit ({ $source }).
    }
    .fix = { $who ->
        [individual] Remove the recordings and reword the remark; otherwise file as the permit holder.
       *[organisation] Choose the pre-approval and upload the permit; if not involved, reword the remark or attach a statement.
    }
finding-content-novels = { $field } speaks of novels, books or periodicals: "{ $words }".
    .why = { $who ->
        [individual] Online publishing needs a permit, which only organisations get ({ $source }).
       *[organisation] Reading and selling books online needs the online publishing permit or a publications permit ({ $source }).
    }
    .fix = { $who ->
        [individual] Remove what is to be read and reword the remark; otherwise file as the permit holder.
       *[organisation] Choose 出版 and upload the permit; if not involved, reword the remark or attach a statement.
    }
finding-content-news = { $field } speaks of news: "{ $words }".
    .why = { $who ->
        [individual] Publishing, copying and commenting news needs a permit, which only organisations get ({ $source }).
       *[organisation] Editing, copying and pushing news needs the news service permit ({ $source }).
    }
    .fix = { $who ->
        [individual] Remove the news and reword the remark; otherwise file as the permit holder.
       *[organisation] Choose 新闻 and upload the permit; if it is only about yourselves, reword the remark or attach a statement.
    }
finding-content-medicine = { $field } speaks of drugs or medical devices: "{ $words }".
    .why = { $who ->
        [individual] Information on and sale of drugs and devices needs a permit, which only organisations get ({ $source }).
       *[organisation] Information on drugs and devices needs a certificate, their sale another permit or record ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave it out and reword the remark; otherwise file as the permit holder.
       *[organisation] Choose 药品和医疗器械 and upload the certificate; if not involved, reword the remark or attach a statement.
    }
finding-content-clinic = { $field } speaks of diagnosis or treatment: "{ $words }".
    .why = { $who ->
        [individual] Only medical institutions may diagnose and treat ({ $source }).
       *[organisation] Treatment online is for institutions with a practising licence or a clinic's record certificate; reviewers ask for it ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave out diagnosis and advice on drugs; otherwise file as a medical institution.
       *[organisation] Attach the licence or record certificate to the other materials; if only appointments are made, say so in the remark.
    }
finding-content-tutoring = { $field } speaks of training: "{ $words }".
    .why = { $who ->
        [individual] Enrolling and teaching is a business of education; an individual's filing is refused ({ $source }).
       *[organisation] Tutoring up to high school needs a school licence; others are often asked for a sealed statement on after-school training ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave out courses and enrolment; otherwise file as the school.
       *[organisation] With after-school training, choose that item and upload the licence; without, say so in the remark and attach the sealed statement.
    }
finding-content-education = { $field } has words of education: "{ $words }".
    .why = { $who ->
        [individual] Words of education look like a trade in an individual's filing ({ $source }).
       *[organisation] Where education is named, bureaus often ask for a statement on after-school training ({ $source }).
    }
    .fix = { $who ->
        [individual] Use a neutral wording and describe personal use only.
       *[organisation] Write 不涉及校外培训 in the remark and attach the sealed statement; with after-school training, choose that item.
    }
finding-content-finance = { $field } speaks of finance or insurance: "{ $words }".
    .why = { $who ->
        [individual] Finance is for licensed institutions; advice on shares, loans and the like is refused ({ $source }).
       *[organisation] Finance needs the regulator's permit; the item is 互联网金融 ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave it out; if you only keep your own accounts, say that no financial service is offered.
       *[organisation] Choose 互联网金融 and upload the permit; if not involved, reword the remark or attach a statement.
    }
finding-content-virtual = { $field } speaks of virtual goods: "{ $words }".
    .why = { $who ->
        [individual] Trade in top-ups, accounts and the like is a business; an individual's filing is refused ({ $source }).
       *[organisation] Virtual goods have a category and papers of their own; game money also touches the online culture permit ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave it out and reword the remark; otherwise file as an organisation.
       *[organisation] Check the services and have the authorisation or permit at hand; without virtual goods, reword the remark.
    }
finding-content-lottery = { $field } speaks of prizes, lotteries or bets: "{ $words }".
    .why = { $who ->
        [individual] Lotteries and bets are no private matter, and prizes look like marketing ({ $source }).
       *[organisation] Lotteries are for lottery bodies; prize promotions must publish their rules, with prizes of up to 50,000 yuan ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave prizes out; if friends only draw lots, say that there is no prize.
       *[organisation] Make sure that no lottery and no bet is involved; a promotion that is not the main function need not be in the remark.
    }
finding-content-blind-box = { $field } speaks of blind boxes: "{ $words }".
    .why = { $who ->
        [individual] Blind boxes are sales, so a business ({ $source }).
       *[organisation] Contents and odds of blind boxes must be published, and none sold to children under eight ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave it out; otherwise file as an organisation.
       *[organisation] Have the rules and the protection of minors at hand; without blind boxes, reword the remark.
    }
finding-content-ride = { $field } speaks of ride hailing: "{ $words }".
    .why = { $who ->
        [individual] Carrying passengers needs a permit, which only organisations get ({ $source }).
       *[organisation] A ride hailing platform needs its permit ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave it out; otherwise file as the permit holder.
       *[organisation] Choose 网络预约车 and upload the permit; for rental or your own fleet, reword the remark or attach a statement.
    }
finding-content-religion = { $field } speaks of religion: "{ $words }".
    .why = { $who ->
        [individual] Religious information needs a permit, which only organisations get ({ $source }).
       *[organisation] Sermons, rites and offerings online need the religious information permit ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave religion out and reword the remark.
       *[organisation] Choose 宗教 and upload the permit; if only sights are described, reword the remark or attach a statement.
    }
finding-content-fortune = { $field } speaks of fortune telling: "{ $words }".
    .why = The platform does not allow fortune telling of any kind, not for organisations either ({ $source }).
    .fix = Leave it out and reword name and remark.
finding-content-tobacco = { $field } speaks of tobacco or e-cigarettes: "{ $words }".
    .why = Tobacco and e-cigarettes must not be sold or advertised online ({ $source }).
    .fix = Leave it out; if no tobacco is sold, reword the remark.
finding-content-games = { $field } speaks of games: "{ $words }".
    .why = { $who ->
        [individual] Games need a publication number, which individuals cannot get, and a mini program may not hold a game ({ $source }).
       *[organisation] A game needs a publication number (版号) in the remark, its publisher the online publishing permit ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave the game out and reword the remark; a game is filed as mini game by an organisation.
       *[organisation] Write the number into the remark, attach the approval and choose 出版; if it is no game, reword the remark.
    }
finding-content-recruitment = { $field } speaks of recruitment: "{ $words }".
    .why = { $who ->
        [individual] WeChat advises individuals against recruitment; listing jobs is a business ({ $source }).
       *[organisation] Recruiting for others needs a human resources permit or record; reviewers ask for it ({ $source }).
    }
    .fix = { $who ->
        [individual] Leave it out; otherwise file as a human resources organisation.
       *[organisation] If you recruit for others, attach the permit to the other materials; if only for yourselves, say so in the remark.
    }
finding-content-device = { $field } speaks of device control: "{ $words }".
    .why = Mini programs that manage devices are not open to individuals ({ $source }).
    .fix = If it only shows data, say so in the remark; otherwise file as an organisation.
finding-content-charity = { $field } speaks of public benefit or donations: "{ $words }".
    .why = { $who ->
        [individual] Such words look like an institution; individuals must not raise funds in public ({ $source }).
       *[organisation] Only charities with the qualification may raise funds in public ({ $source }).
    }
    .fix = { $who ->
        [individual] Say only what the mini program does; a real project files as the charity.
       *[organisation] If funds are raised, attach the certificate of the qualification to the other materials; if not, reword the remark.
    }
finding-content-institution = { $field } of an individual reads like an organisation's: "{ $words }".
    .why = Name and remark of an individual must not look like an institution, a company or a campus project ({ $source }).
    .fix = Describe your own use only; if the organisation uses it, file in its name.
finding-content-maps = { $field } speaks of online maps or surveying: "{ $words }".
    .why = Offering marks, uploads or images on a map to the public needs a surveying qualification; showing the platform's map does not ({ $source }).
    .fix = If only the platform's map is shown, say so and confirm; if the map is yours, have the qualification at hand.
finding-content-wording = { $field } of an individual has words that its name must not have: "{ $words }".
    .why = Words such as 博客, 资讯, 工作室, 门户 are refused in an individual's name and were refused in the remark as well ({ $source }).
    .fix = Name the function instead, such as 记录学习笔记.

finding-pre-approval-none = { $field }: nothing is chosen.
    .why = One entry is needed even when nothing applies.
    .fix = Choose the items that apply, or "None of these".
finding-pre-approval-type = { $field } is not chosen.
    .why = Every entry needs a type.
    .fix = Choose one, or delete the entry.
finding-pre-approval-unknown = { $value } in { $field } is not in the list.
    .why = The platform takes the types of the list only.
    .fix = Choose from the list.
finding-pre-approval-number = "{ $name }" is chosen without the number of the approval.
    .why = Every item but "None of these" needs a number and a document.
    .fix = Enter the number of the { $document }, or choose "None of these" if it does not apply.
finding-pre-approval-document = "{ $name }" is chosen without its document.
    .why = Every item but "None of these" needs a number and a document.
    .fix = Add the { $document }, or choose "None of these" if it does not apply.
finding-pre-approval-valid = Confirm that the { $document } is valid, held by the subject, and legible in the picture.
    .why = Expired or illegible documents are refused.
    .fix = Check and confirm.
finding-pre-approval-ride-hailing = Ride hailing has the code { $code }; one stored answer of the platform says { $also }.
    .why = The official page and that answer disagree.
    .fix = Before submitting by API, ask the platform's live list; in the console choose by name.
finding-pre-approval-individual = An individual has chosen the pre-approval item "{ $name }".
    .why = Such permits are given to organisations only, so the filing will be refused ({ $source }).
    .fix = Remove the content and choose "None of these", or file as the organisation that holds the permit.
finding-pre-approval-service = The service contents "{ $services }" may need a pre-approval: { $items }.
    .why = Content that needs an approval is refused without its document ({ $source }).
    .fix = If it applies, choose the item and attach the document; if not, say so in the remark and confirm.
finding-pre-approval-statement = A statement of non-involvement is advised.
    .why = Where name, scope or remark mention a regulated field, reviewers often want a statement that it is not offered.
    .fix = Add the signed and sealed statement to the other attachments of the mini program, or confirm that none is needed.
finding-scope-finance = Name or scope of business contain finance words: { $words }.
    .why = The bureau of this province requires the finance regulator's approval or, except in Shanghai, a statement ({ $source }).
    .fix = Attach the approval and choose "Internet finance", or add the statement to the other attachments of the mini program.
finding-scope-finance-elsewhere = Name or scope of business contain finance words: { $words }.
    .why = Bureaus differ; some require the finance regulator's approval or a statement that there is no finance business ({ $source }).
    .fix = If there is, attach the approval and choose "Internet finance"; if not, add a sealed statement to the other attachments of the mini program.
finding-scope-education = Name or scope of business contain education words: { $words }.
    .why = The bureau of this province requires a letter that no after-school tutoring is offered ({ $source }).
    .fix = Prepare the letter as said at the other attachments of the mini program, sign and seal it, then add the picture; if tutoring is offered, choose the item and attach the approval.
finding-scope-not-involved = Name or scope of business contain words that need approval: { $words }.
    .why = The bureau of this province requires a letter of non-involvement; Anhui also the authority's answer in the remark ({ $source }).
    .fix = Prepare the letter as said at the other attachments of the mini program, sign and seal it, then add the picture.
finding-scope-hubei = The scope of business contains words that need approval: { $words }.
    .why = Hubei's bureau accepts no statement and wants them removed from the scope ({ $source }).
    .fix = Change the scope, or obtain the approval and choose its item.
finding-scope-shandong = The scope of business contains "{ $words }".
    .why = Shandong's bureau requires the permits, and a sealed letter for investment with own funds ({ $source }).
    .fix = Attach permit or letter, or change the scope.
finding-religion-ningxia = { $field } touches religion, but the item "Religion" is not chosen.
    .why = Ningxia's bureau requires the approval of the religious affairs office ({ $source }).
    .fix = Choose the item and attach the approval, or remove the content.

## provinces

finding-province-local-id = The ID card is not of { $province }; its bureau may refuse the individual's filing ({ $source }).
    .why = { $rules }.
    .fix = File in the province of the card, or ask the bureau or the platform first.
finding-residence-ningxia = Ningxia requires a lease of a year or more, or a proof of purchase.
    .why = With a card from another province no other proof is accepted ({ $source }).
    .fix = Add the lease or the proof of purchase and choose its kind.
finding-residence-ningxia-term = Confirm that the lease runs for a year or more.
    .why = Ningxia's bureau requires at least one year ({ $source }).
    .fix = Check and confirm.
finding-residence-shanghai-kind = The proof is "{ $kind }"; Shanghai's bureau takes residence permits only.
    .why = With an identity card from elsewhere, a filing in Shanghai needs a residence permit ({ $source }).
    .fix = Use the residence permit, or file in the province of the card.
finding-residence-shanghai-short = The residence permit ends on { $date }, in less than a month.
    .why = Shanghai's bureau requires more than a month left ({ $source }).
    .fix = Renew it first.
finding-residence-shanghai-status = The status page of the residence permit is missing.
    .why = Shanghai's bureau requires it together with the permit ({ $source }).
    .fix = Look the status up on the city's service site and add the page to the other attachments of the subject.
finding-residence-shanghai-address = The mailing address differs from the one on the residence permit, "{ $address }".
    .why = Shanghai's bureau requires both to agree ({ $source }).
    .fix = Use the permit's address.
finding-residence-guangdong = The proof has expired, or is not of a kind that Guangdong's bureau takes.
    .why = Guangdong's bureau takes a valid property certificate, social insurance, temporary card or residence permit, but no student card ({ $source }).
    .fix = Use an accepted proof, or file in the home province.
finding-residence-unknown = { $field } is not given, so the residence proof cannot be judged.
    .why = The provinces accept different kinds and validities.
    .fix = Enter kind, validity and address of the proof, for checking only, or confirm that they are right.
finding-student-tianjin = If you are a student, the mailing address must name department and class.
    .why = Tianjin's bureau asks this of students ({ $source }).
    .fix = Add them, or confirm that you are no student.
finding-certificate-fujian = An individual files in Fujian with another document than the resident ID card.
    .why = Fujian's bureau takes the resident ID card only ({ $source }).
    .fix = Use it, or file as an organisation.
finding-foreigner-hebei = A foreign individual files in Hebei.
    .why = Hebei's bureau takes no foreign individuals ({ $source }).
    .fix = File as an organisation, or in another province.
finding-foreigner-principal = { $field }: the responsible person has no mainland document.
    .why = The bureau of this province requires a foreign legal representative to authorise a holder of a mainland ID card ({ $source }).
    .fix = Name that person and attach the letter.
finding-certificate-hong-kong = The responsible person is from { $from }, but the certificate type is of another kind.
    .why = The bureau of this province takes neither the Hong Kong identity card nor a passport ({ $source }).
    .fix = Use the mainland travel permit or the residence permit.
finding-certificate-nationality = The responsible person uses a passport: enter { $field }.
    .why = People from Hong Kong, Macau and Taiwan are refused with a passport here, foreigners are not.
    .fix = Enter the nationality or region; it is for checking only.
finding-certificate-taiwan-jiangsu = Check that the permit's number is the one with letters at its bottom.
    .why = Jiangsu's bureau requires that number ({ $source }).
    .fix = Compare with the permit and confirm.
finding-persons-must-be-one = The subject's responsible person is not the legal representative, and the mini program's is somebody else again.
    .why = The bureau of this province then requires one person for both roles ({ $source }).
    .fix = Name one person for both, or the legal representative for the subject.
finding-sole-proprietor-trade-name = The sole proprietor "{ $name }" has no trade name.
    .why = The bureau of this province has rules of its own for sole proprietors without trade name or seal and may refuse them ({ $source }).
    .fix = Get a licence with a trade name; in Guangdong file as an individual, in Anhui and Hubei under the owner's name with a remark.
finding-sole-proprietor-seal = Confirm that the sole proprietor has a trade name and a seal with its full name.
    .why = The bureau of this province requires both ({ $source }).
    .fix = Check and confirm, or get them first.
finding-certificate-medical = The medical practice licence is chosen as the subject's certificate.
    .why = Guangdong's bureau does not take it ({ $source }).
    .fix = Use the business licence or the public institution certificate.
finding-remark-hospital = The subject is a medical institution, but { $field } does not name its practice licence.
    .why = Guangdong's bureau requires issue date, validity, issuer and number of the licence, and the licence itself ({ $source }).
    .fix = Add them to the remark and the licence to the other attachments of the subject.
finding-certificate-law-firm = Confirm that the picture shows first page, registration page, latest annual check and changes.
    .why = Beijing's bureau requires all pages of a law firm's licence ({ $source }).
    .fix = Combine the pages and confirm.
finding-licence-seal-hainan = Confirm that the licence bears the seal 海南省市场监督管理局商事登记专用章.
    .why = Hainan's bureau takes no other ({ $source }).
    .fix = Check and confirm, or renew the licence first.
finding-licence-paper-shanghai = Confirm that the picture shows the paper licence.
    .why = Shanghai's bureau takes no electronic licence ({ $source }).
    .fix = Check and confirm.
finding-phone-local = Confirm that the responsible persons' numbers are of { $province } ({ $source }).
    .why = { $rules }.
    .fix = Check and confirm; otherwise a local number is advised.
finding-province-persons = The bureau of { $province } has rules on persons who are not the legal representative ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-foreigner = The bureau of { $province } has rules on documents of people from outside the mainland ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-sole-proprietor = The bureau of { $province } has rules on sole proprietors ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-services = The bureau of { $province } has rules on the service content { $services } ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-government = The bureau of { $province } has rules on government bodies and institutions ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-limit = The bureau of { $province } has rules on several mini programs of one subject ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-change = The bureau of { $province } has rules on modifications ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-pre-approval = The bureau of { $province } has rules on words that need approval ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-certificate = The bureau of { $province } has rules on certificates and their pictures ({ $source }).
    .why = { $rules }.
    .fix = Look at those that concern you and confirm what is met. Photograph originals in any case: WeChat asks for them even where the bureau takes sealed copies.
finding-province-address = The bureau of { $province } has rules on addresses ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-name = The bureau of { $province } has rules on names ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-remark = The bureau of { $province } has rules on the remark ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-letter = The bureau of { $province } has rules on letters and statements ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.
finding-province-age = The bureau of { $province } has rules on the age of responsible persons ({ $source }).
    .why = { $rules }.
    .fix = Check the filing against these rules and confirm what is met; the bureau has the last word.

## filing numbers

finding-record-number-form = { $field } "{ $value }" does not look like a filing number.
    .why = Filing numbers look like 粤ICP备12345678号; those of mini programs end like -1X.
    .fix = Copy it from the notice of success or the ministry's search page.
finding-record-number-kind = { $field } "{ $value }" is a filing number of another kind.
    .why = A subject's number has no suffix; a mini program's ends with -, a number and X; -1 alone is a website, -1A an app.
    .fix = Enter the number that belongs here.
finding-record-number-prefix = { $field } "{ $value }" begins with an unusual character for its province.
    .why = The numbers of 四川, 贵州, 云南 and 甘肃 begin with 蜀, 黔, 滇 and 陇.
    .fix = Check the first character.

## other drafts

finding-library-phone = { $field } "{ $value }" is also used in the draft "{ $draft }", by another person or subject.
    .why = One number must not be filed for different persons or subjects ({ $source }).
    .fix = Use another number of the person, or change the other draft.
finding-library-email = { $field } "{ $value }" is also used in the draft "{ $draft }", by another person or subject.
    .why = Different persons and subjects need different addresses ({ $source }).
    .fix = Use another address, or change the other draft.
finding-library-id-number = { $field } also stands in the draft "{ $draft }", under another subject.
    .why = The bureau of this province refuses a person who is filed under another subject ({ $source }).
    .fix = Name another person, or change the other subject's filing first.
finding-library-one-company = The mini program's responsible person is also that of another subject in the draft "{ $draft }".
    .why = Jiangsu's bureau allows one organisation a person ({ $source }).
    .fix = Name another person for one of them.
finding-library-same-subject = The draft "{ $draft }" is for the same subject.
    .why = A bureau handles one application per subject at a time, across all platforms.
    .fix = Do not submit both at once: the one submitted before goes first, or either if neither was; submit the other when that one is settled.

## scan: what a picture shows

scan-place-portrait = on the portrait
scan-place-number = on the number
scan-place-emblem = on the emblem
scan-place-top = in the upper part
scan-place-bottom = in the lower part
scan-place-left = on the left
scan-place-right = on the right
scan-place-middle = in the middle
scan-place-whole = all over the document

finding-scan-page = The file has { $pages } pages; page { $page } is checked and submitted.
    .why = Blank pages before it are passed over, the others are not submitted.
    .fix = To use another one, open the picture, turn to it and press "Use this page"
finding-scan-format = The picture is { $format }, not JPG or PNG.
    .why = WeChat takes JPG, JPEG and PNG only and looks at the content, so renaming the file does not help.
    .fix = The package carries it as JPG, so submit the picture from there; to use it by itself, save a copy on the Scans page.
finding-scan-file-large = The picture is { $megabytes } MB, more than 2 MB.
    .why = WeChat takes pictures up to 2 MB; the upload of a larger one fails.
    .fix = The package carries it compressed, as sharp as the limit allows, so submit the picture from there; to use it by itself, save a copy on the Scans page.
finding-scan-file-size = The picture is { $kilobytes } KB, outside the advised 100–200 KB.
    .why = WeChat's page of material samples advises 100–200 KB a picture; newer guidance allows 2 MB.
    .fix = The package carries it compressed where it is over 200 KB; under 100 KB it may stay as long as it can be read.
finding-scan-pixels = The picture has only { $width }×{ $height } pixels, less than { $short }×{ $long }.
    .why = WeChat asks for at least 720×1280 pixels.
    .fix = Photograph or scan it again at a higher resolution, each side by itself; enlarging the picture does not help.
finding-scan-pixels-certificate = The picture has { $width }×{ $height } pixels, less than the { $long }×{ $short } advised for a subject's certificate.
    .why = WeChat's page of material samples asks for at least 1500×1100 pixels for the subject's certificate.
    .fix = Go closer, so that the certificate fills the frame, and photograph it again.
finding-scan-no-document = No document was found in the picture.
    .why = The reviewer must see the whole border of the certificate.
    .fix = Lay it flat on a darker table with space around it and photograph it from straight above. If it is in the picture, mark its corners.
finding-scan-corners-cut = The border is not complete: an edge or corner lies outside the picture.
    .why = WeChat asks for the full border; certificates with edges or corners cut off are refused.
    .fix = Step back and photograph it again with all four corners and some background on every side.
finding-scan-near-border = The document touches the edge of the picture.
    .why = Without space around it nobody can tell whether the border is complete.
    .fix = Step back a little and leave some background on every side.
finding-scan-several = This picture shows { $count } documents.
    .why = Each place takes one side of one certificate; review and recognition look at one.
    .fix = Split it into pictures of their own, each at its place.
finding-scan-small-in-frame = The document fills only { $percent }% of the picture.
    .why = The text has too few pixels and may become unreadable when the picture is compressed.
    .fix = Go closer until it fills more than half of the frame, or crop the background.
finding-scan-blurred = The picture is blurred: clarity { $clarity } of 100.
    .why = A certificate that cannot be read is refused as blurred, and the platform cannot recognise it either.
    .fix = Wipe the lens, tap the document to focus, hold still and photograph it again in good light.
finding-scan-soft = The picture is slightly soft: clarity { $clarity } of 100.
    .why = The platform compresses pictures again, so small print may become unreadable.
    .fix = If small print is hard to read when you zoom in, focus and photograph it again.
finding-scan-compressed = The picture is compressed so much that blocks are visible.
    .why = The platform compresses pictures again, and the text will suffer more.
    .fix = Use the camera's own file, not one forwarded in a chat and not a screenshot.
finding-scan-text-small = The document is small in the picture: its short side has only { $pixels } pixels.
    .why = Small print cannot be read with so few pixels.
    .fix = Go closer and photograph it again, each side by itself, or use a camera with a higher resolution.
finding-scan-glare = There is glare { $place }, about { $percent }% of the document.
    .why = Glare hides content, and the certificate is refused as unfit.
    .fix = Turn off the flash, keep away from ceiling lamps and windows, tilt the document a little and photograph it again.
finding-scan-overexposed = The picture is too bright: washed out { $place }.
    .why = Text and background pattern are lost there and cannot be recognised.
    .fix = Turn off the flash and tap the document so that the camera measures the light again.
finding-scan-underexposed = The picture is too dark.
    .why = Text in the dark is hard to read, and brightening does not bring details back.
    .fix = Photograph it again in good, even light, and keep your own shadow off the document.
finding-scan-occluded = Something covers the document { $place }.
    .why = Content and border must be fully visible: no fingers, pens, clips or other paper on top.
    .fix = Lay it flat on a table, take everything off it and photograph it without holding it.
finding-scan-grey = The picture is in shades of grey.
    .why = WeChat asks for colour pictures of certificates; black-and-white ones are refused.
    .fix = Photograph or scan the original in colour.
finding-scan-black-and-white = The picture is a black-and-white scan.
    .why = WeChat asks for colour pictures of certificates; black-and-white scans are refused.
    .fix = Photograph or scan the original in colour, with the scanning app's black-and-white and enhance effects off.
finding-scan-copy = The document itself has no colour; it looks like a photocopy.
    .why = WeChat asks for a photo of the original and takes no copies.
    .fix = Photograph the original.
finding-scan-screen = There is a moiré pattern, as in a photo of a screen.
    .why = WeChat takes no photos of a screen.
    .fix = Photograph the paper original.
finding-scan-electronic = The picture shows no trace of a camera; it looks like an electronic certificate or a screenshot.
    .why = WeChat asks for a photo of the paper original and takes no electronic certificates.
    .fix = Photograph or scan the paper original; if this is a scan of it, ignore this.
finding-scan-not-upright = The picture is not upright.
    .why = The platform may fail to recognise a turned certificate.
    .fix = Rotate it in the picture view.
finding-scan-emblem-missing = The national emblem at the top of the licence was not seen.
    .why = With the emblem covered, cut off or not red, the licence counts as incomplete or as a copy.
    .fix = Photograph the whole original licence with the emblem at its top.
finding-scan-seal-missing = The red seal of the registration authority was not seen.
    .why = A licence without a red seal is taken for a copy or an electronic one.
    .fix = Photograph the whole original licence with the red seal at the lower right.
finding-scan-qr-missing = The QR code of the licence could not be read.
    .why = An unreadable code often means that the picture is not sharp, or that it is covered or reflects light.
    .fix = Look whether the code is sharp; old licences have none, then ignore this.

### Rules of the filing: begin

## Missing answers
finding-missing = { $field } is empty.
    .why = The application is not accepted without it.
    .fix = Fill it in.
finding-remark-missing = { $field } is empty.
    .why = The bureau reviews by this remark; it takes 20 to 200 characters.
    .fix = Say what the mini program really does, its main functions, and whom it serves.
finding-services-missing = { $field } has no entry.
    .why = One to five second-level entries are needed.
    .fix = Choose what the mini program really offers.
finding-certificate-type-missing = { $field } is not chosen.
    .why = Pictures of the certificate are uploaded under its type; without one the platform answers "invalid args".
    .fix = Choose the type of this certificate.

## Materials
finding-subject-photo-missing = { $field } is missing.
    .why = Every subject other than an individual must provide its certificate.
    .fix = Photograph or scan the original and add it.
finding-person-photo-missing = { $field } is missing.
    .why = Pictures of the person's certificate are required; an identity card needs both sides.
    .fix = Photograph the original and add it.
finding-person-back-missing = { $field } is missing.
    .why = Permits are usually asked for from both sides.
    .fix = Photograph the back as well.
finding-letter-missing-principal = The subject's responsible person is not the legal representative and { $field } is missing.
    .why = Another person needs a letter of authorisation, signed by the legal representative and sealed.
    .fix = Print the letter here, have it signed and sealed, and add a photograph.
finding-letter-missing-manager = The mini program's responsible person is not the legal representative and { $field } is missing.
    .why = Another person needs a letter of authorisation, signed by the legal representative and sealed.
    .fix = Print the letter here, have it signed and sealed, and add a photograph.
finding-residence-missing = The identity document is from another province and { $field } is missing.
    .why = An individual who files elsewhere shows a residence permit, temporary card, social-insurance proof or property certificate.
    .fix = Add a proof that the province accepts, or file in the home province.
finding-rename-letter-missing = The subject has changed its name and { $field } is missing.
    .why = After a change of name a letter is required: the registration office's proof of the change.
    .fix = Put the registration office's proof of the change here (a state body: the approval). Where there is none, print the explanation made here, tick, sign and seal it, and add a photograph.
finding-commitment-missing = { $field } is missing for a filing in Guangdong.
    .why = The Guangdong bureau requires the letter dated and signed by hand and sealed (individuals: fingerprint). Source: { $source }.
    .fix = Print the letter, sign it in black regular script, and add a photograph.
finding-jiangsu-letters-missing = { $field } is missing for a filing in Jiangsu.
    .why = The Jiangsu bureau requires the responsibility notice and the letter signed, and a video holding the signed letter. Source: { $source }.
    .fix = Sign both letters in the form of the Jiangsu bureau, record the video holding the commitment, and add all three.
finding-proposal-missing = { $field } is missing: the subject files once more in Hunan.
    .why = The Hunan bureau wants a plan on content, network, security management and undertakings from a subject that files again, sealed by organisations. Source: { $source }.
    .fix = Make the construction plan at this material, complete it, sign and seal it, then add the picture.
finding-party-letter-missing = { $field } is missing for a filing in Xinjiang.
    .why = The Xinjiang bureau requires this confirmation for new filings. Source: { $source }.
    .fix = Obtain it from the region's cyberspace office.
finding-need-cancel = A deregistration takes no documents.
finding-need-individual-certificate = An individual files with the person's own certificate.
finding-need-nature-open = Depends on the nature of the subject, which is not chosen yet.
finding-need-unchanged = This modification does not touch it.
finding-need-subject-certificate = The subject is not an individual, so its certificate is needed.
finding-need-person-front = The responsible person's certificate is required.
finding-need-person-back = The emblem side of the identity card is required.
finding-need-permit-back = Permits are usually asked for from both sides.
finding-need-passport-back = A passport shows its data page only.
finding-need-organisation-residence = Proof of residence is for individuals.
finding-need-residence = The identity document is from another province, so proof of residence is needed.
finding-need-local = The filing is made in the home province, so no proof of residence is needed.
finding-need-residence-open = Depends on the address on the certificate and the filing province.
finding-need-individual-letter = An individual acts in person; no letter of authorisation.
finding-need-principal-is-legal = The subject's responsible person is the legal representative; no letter of authorisation.
finding-need-manager-is-legal = The mini program's responsible person is the legal representative; no letter of authorisation.
finding-need-principal-not-legal = The subject's responsible person is not the legal representative, so a letter of authorisation is needed.
finding-need-manager-not-legal = The mini program's responsible person is not the legal representative, so a letter of authorisation is needed.
finding-need-legal-open = Depends on whether this person is the legal representative; if not, a letter of authorisation is needed.
finding-need-no-approval = No pre-approval applies, so no document is needed.
finding-need-approval = A pre-approval item is chosen, so its document is needed.
finding-need-commitment-guangdong = The Guangdong bureau requires the letter of undertaking.
finding-need-commitment = The letter of undertaking is asked for in most cases; prepare it.
finding-need-individual-rename = A change-of-name letter is for organisations.
finding-need-renamed = The subject has changed its name, so the letter is needed.
finding-need-not-renamed = The letter is needed only where the subject's name has changed.
finding-need-proposal = The subject has filings already, and Hunan then asks for a construction plan.
finding-need-party = The Xinjiang bureau requires the Party-building confirmation.
finding-need-party-elsewhere = Only Xinjiang asks for the Party-building confirmation.
finding-need-jiangsu = The Jiangsu bureau requires the notice, the letter and the video.
finding-need-jiangsu-elsewhere = Only Jiangsu asks for it.
finding-need-on-request = Only when a reviewer asks for it.
finding-need-wanted = The check asks for it: { $what }
finding-need-qualification = The subject is not an individual, so the certification needs its qualification.
finding-need-individual-qualification = An individual's certification needs no qualification.
finding-need-identity = An identity is chosen, so its proof is needed.
finding-need-no-identity = No identity is chosen, so no proof is needed.

## Subject
finding-subject-nature = { $field } has no code { $value }.
    .why = The platform only takes natures from its list.
    .fix = Choose it again.
finding-subject-certificate-type = { $field } "{ $value }" does not match the chosen nature.
    .why = A certificate belongs to one nature; the platform refuses others.
    .fix = Choose the certificate again, or the nature.
finding-subject-number = { $field } "{ $value }" is wrong: { finding-fault }.
    .why = A number that is not the certificate's is refused.
    .fix = Compare it with the certificate and type the whole number; a credit code has 18 characters.
finding-licence-number-old = { $field } "{ $value }" is an old registration number.
    .why = Licences carry the 18-character credit code today; the old number is refused. Source: { $source }.
    .fix = Type the credit code of the new licence.
finding-subject-number-old = { $field } is not a unified social credit code; confirm that no new certificate has been issued.
    .why = Whoever has a new certificate files with it. Source: { $source }.
    .fix = If there is one, type its number and replace the picture.
finding-credit-code-inner = { $field } "{ $value }" has the right check character, but that of the organisation code inside does not fit.
    .why = Most codes fit in both places; one character may be mistyped.
    .fix = Compare it with the certificate once more.
finding-credit-code-nature = The credit code usually belongs to "{ $nature }", another nature than the chosen one.
    .why = A nature that does not fit the certificate is refused.
    .fix = Check the nature and the code.
finding-credit-code-province = The credit code was registered in { $province }, another province than the filing's.
    .why = An organisation files in the province of its certificate.
    .fix = Check the province; after a move the code may stay.
finding-credit-code-sole-proprietor = The answer on "sole proprietor" does not fit the credit code.
    .why = Codes of sole proprietors begin with 92; they may file 5 mini programs.
    .fix = Answer yes if the code begins with 92, no otherwise; correct the code if it was mistyped.
finding-individual-differs = { $field } of an individual differs from the responsible person's.
    .why = An individual is the responsible person; both have to be the same.
    .fix = Use the responsible person's data.

## Limits
finding-services-too-many = { $field } has { $count } entries; up to { $most } are allowed.
    .why = An application with more is returned.
    .fix = Keep the { $most } that matter.
finding-services-doubled = { $field } names "{ $name }" twice.
    .why = An entry may stand once.
    .fix = Remove one of them.
finding-pre-approval-doubled = { $field } names "{ $name }" twice.
    .why = A type may stand once.
    .fix = Merge the two entries.
finding-pre-approval-none-and-some = { $field } says that nothing applies and names an item as well.
    .why = The two contradict each other.
    .fix = Remove one of them.
finding-materials-too-many = { $field } holds { $count } files; up to { $most } are allowed.
    .why = More cannot be submitted.
    .fix = Remove some, or combine pages in one picture.
finding-applets-limit = The subject already has { $count } filed mini programs; up to { $most } are allowed.
    .why = An individual or a sole proprietor may have 5, others 50.
    .fix = Deregister unused ones, or file under another subject.
finding-applets-count = { $field } cannot be negative.
    .why = It is 0 while none is filed.
    .fix = Enter the number.

## Region and addresses
finding-region-code = { $field } has the code "{ $value }", not six digits.
    .why = A region is sent as its six-digit division code; names and shorter numbers are not known.
    .fix = Choose the region again.
finding-region-unknown = { $field } has the code { $value }, which the table of divisions does not know.
    .why = It may be mistyped, or newer than the table.
    .fix = Choose again, or update the table.
finding-region-parent = { $field } "{ $name }" does not lie in the region above it.
    .why = Province, city and district have to fit.
    .fix = Choose them again from above.
finding-region-retired = { $field } "{ $name }" no longer exists; it is { $next } today.
    .why = The current division is needed.
    .fix = Choose { $next }.
finding-address-repeats-region = The mailing address "{ $value }" repeats province, city or district.
    .why = It begins with the street or village; the codes carry the rest.
    .fix = Remove the names at its beginning.
finding-address-elsewhere = The mailing address "{ $value }" lies elsewhere than the chosen region.
    .why = It has to lie inside the chosen district.
    .fix = Choose the right region, or correct the address.
finding-address-other-district = The mailing address names another district, { $district }.
    .why = It has to lie inside the chosen district.
    .fix = Check both; a road or building of that name is fine.
finding-address-placeholder = { $field } holds the words 市辖区.
    .why = They are not a real district and the bureaus return them. Source: { $source }.
    .fix = Write the real district, or remove the words.
finding-address-shorthand = "{ $part }" in { $field } is shorthand.
    .why = The bureaus require building, unit and room in words. Source: { $source }.
    .fix = Write it like 7号楼3单元101室.
finding-address-signs = { $field } holds the sign "{ $sign }".
    .why = An address takes words, digits and common punctuation. Source: { $source }.
    .fix = Use words, such as 3号 for 3#.
finding-address-no-door = { $field } has no door number.
    .why = The bureaus require number and room; where there is none, the remark says so. Source: { $source }.
    .fix = Add it, or write 此为最详细地址 in the subject's remark.
finding-address-zone = { $zone } in the address lies in { $districts }, but { $field } is { $chosen }.
    .why = A zone or new area is no administrative division; the filing wants the district in which the address lies.
    .fix = Choose { $districts }; keep the certificate's address as printed.
finding-address-zone-unknown = Confirm that { $zone } lies in { $chosen }.
    .why = A zone or new area is no administrative division, and the program does not know where this one lies.
    .fix = Confirm it, or choose the district in which it lies; keep the address as it is.
finding-address-old-district = { $field } names { $old }, which no longer exists.
    .why = It is { $new } today. Source: { $source }.
    .fix = Write { $new }; renew the certificate where it shows the old name.
finding-address-old-name = "{ $old }" in { $field } is { $new } today.
    .why = Old certificates show former names; a reviewer may ask.
    .fix = Choose the current district and keep the address as printed.
finding-certificate-other-province = The certificate's address lies in { $named }, but { $chosen } is chosen.
    .why = An organisation files in the province of its certificate.
    .fix = Choose { $named }.
finding-certificate-other-city = The certificate's address lies in { $named }, but { $chosen } is chosen.
    .why = The region has to be that of the certificate.
    .fix = Choose { $named }.
finding-certificate-other-district = The certificate's address lies in { $named }, but { $chosen } is chosen.
    .why = A reviewer may ask for the certificate's district.
    .fix = Keep it where both are right, else choose { $named }.
finding-certificate-region-absent = { $field } does not name { $chosen }.
    .why = The region has to be that of the certificate, whose address is copied whole.
    .fix = Compare both with the certificate; where it is printed like this, keep and confirm it.
finding-certificate-district-absent = Confirm that the certificate's address lies in { $chosen }.
    .why = { $field } names no district; the filing wants the one in which the address lies.
    .fix = Confirm it, or choose the right district; keep the address as printed.

## Telephones and e-mail
finding-mobile-form = { $field } "{ $value }" is not a mainland mobile number.
    .why = The platform calls it and the ministry's SMS goes there; it has eleven digits and begins with 1.
    .fix = Enter the person's own mobile number.
finding-emergency-form = { $field } "{ $value }" is not a telephone number.
    .why = It is a mobile number of eleven digits or a landline with its area code.
    .fix = Correct it; a landline is written 010-88000000.
finding-email-form = { $field } "{ $value }" does not look like an e-mail address.
    .why = An address has one @ with a dotted domain after it and no Chinese; notices of the filing go there.
    .fix = Enter an address that the person uses, written as name@example.com.
finding-mobile-data-card = { $field } "{ $value }" belongs to a data card and may not receive the SMS.
    .why = The ministry's SMS has to be answered within 24 hours. Source: { $source }.
    .fix = Use an ordinary mobile number.
finding-mobile-virtual = { $field } "{ $value }" belongs to a virtual operator and may not receive the SMS.
    .why = Some of these segments cannot receive the ministry's SMS. Source: { $source }.
    .fix = Make sure that SMS from 12381 arrive, or use a main operator's number.
finding-mobile-segment = { $field } "{ $value }" begins with a segment that is not known.
    .why = It is probably mistyped; unknown segments may not receive the SMS. Source: { $source }.
    .fix = Check the number; if it is in use, make sure that it receives messages from 12381.
finding-emergency-same-as-mobile = { $field } is the person's own mobile number.
    .why = Most bureaus require another number in an emergency. Source: { $source }.
    .fix = Enter a colleague's or relative's number.
finding-phone-shared = Two different persons share one mobile number.
    .why = Every person needs their own number. Source: { $source }.
    .fix = Enter the mini program's responsible person's own number.
finding-email-shared = Two different persons share one e-mail address.
    .why = Every person needs their own address. Source: { $source }.
    .fix = Enter the mini program's responsible person's own address.
finding-phones-two = All four telephone numbers are the same.
    .why = This province requires at least two different numbers. Source: { $source }.
    .fix = Enter another emergency number.
finding-phones-three = The two persons name only { $count } different numbers.
    .why = With two persons this province requires at least three. Source: { $source }.
    .fix = Enter another emergency number.
finding-emergency-remark-tianjin = The remark does not name the user of the emergency number { $number }, or it is a responsible person's own.
    .why = Tianjin requires another number, with its user and the relation in the remark. Source: { $source }.
    .fix = Add a sentence on who uses the number.
finding-emergency-remark-chongqing = The remark does not name the emergency contact ({ $number }).
    .why = Chongqing requires the name in an individual's remark. Source: { $source }.
    .fix = Add the name to the subject's remark.
finding-same-person-contact = One person fills both roles, but { $field } differs.
    .why = One person keeps the same contact data everywhere. Source: { $source }.
    .fix = Use the data of the subject's responsible person.
finding-contact-reachable = Confirm that whoever is responsible can be reached by telephone and that no such number is filed under another subject.
    .why = The platform may call; the ministry's SMS (12381) has to be answered within 24 hours.
    .fix = Keep the phones on and look at blocked messages.

## Persons
finding-fault =
    { $fault ->
        [length] { $found } characters instead of { $expected }
        [character] "{ $found }" cannot stand at place { $place }
        [kind] it begins like another kind of certificate
        [birth] the date of birth does not exist
       *[check] the check character does not fit, so at least one character is wrong
    }
finding-person-certificate-type = { $field } "{ $value }" is not a personal certificate.
    .why = A responsible person uses an identity card, a passport, a travel or residence permit, or the permanent residence card.
    .fix = Choose one of them.
finding-person-number-kind = { $field } "{ $value }" is not a number of that certificate ({ $certificate }).
    .why = 81 and 82 begin numbers of Hong Kong and Macau residence permits, 83 of Taiwan ones, 9 of permanent residence cards.
    .fix = Choose the other certificate, or check the number.
finding-person-number = { $field } "{ $value }" is wrong: { finding-fault }.
    .why = A wrong number fails the verification.
    .fix = Compare it with the certificate.
finding-person-number-unusual = { $field } "{ $value }" has an unusual form.
    .why = The certificate may be of an old kind, or a character mistyped.
    .fix = Compare it once more.
finding-person-number-region = { $field } begins with { $region }, which is not a division, current or former.
    .why = It is probably mistyped.
    .fix = Compare the first six digits.
finding-person-number-future = { $field } holds a date of birth, { $date }, after today.
    .why = Nobody is born in the future.
    .fix = Compare it with the certificate.
finding-person-name = { $field } "{ $value }" holds characters that do not stand on certificates.
    .why = The name must match the certificate.
    .fix = Compare it; foreign names are written as in the passport.
finding-person-name-number = { $field } "{ $value }" is a number and no name.
    .why = A number in the field of a name; the answers may have got into each other's fields.
    .fix = Type the name, and look at the fields beside it.
finding-person-name-length = { $field } "{ $value }" has an unusual length.
    .why = The name must match the certificate.
    .fix = Compare it.
finding-legal-person-number = { $field } "{ $value }" is wrong: { finding-fault }.
    .why = A wrong number of the legal representative is refused.
    .fix = Compare it with the certificate.
finding-same-person-name = Both persons have one certificate number, but { $field } differs.
    .why = A number belongs to one person.
    .fix = Correct the name or the number.
finding-same-person-number = One person was said to fill both roles, but { $field } differs.
    .why = One person has one number.
    .fix = Correct the number or the answer.
finding-two-persons-number = Two persons were named, but { $field } is the subject's responsible person's.
    .why = A certificate number belongs to one person.
    .fix = Correct the number or the answer.
finding-same-person-certificate = One person fills both roles, but { $field } differs.
    .why = One certificate has one set of data.
    .fix = Correct it from the certificate.
finding-age-individual = { $field } gives an age of { $age }.
    .why = An individual's account needs a person of 18.
    .fix = Wait, or file under another subject.
finding-age-person = { $field } gives an age of { $age }.
    .why = The bureaus usually want 18; some take 16 or 17 with proof of income or guardian papers. Source: { $source }.
    .fix = Name another person, or ask the bureau.
finding-age-retired-tianjin = The mini program's responsible person is { $age }, above Tianjin's limit of { $most }.
    .why = Tianjin takes no service person past retirement. Source: { $source }.
    .fix = Name another person.

## Validity
finding-no-day =
    { $wrong ->
        [month] there is no month { $month }
        [day] there is no day { $day }
        [both] there is no month { $month } and no day { $day }
        [short-month] month { $month } has no day { $day }
       *[form] it is no date
    }
finding-validity-date-form = { $field } "{ $value }" is wrong: { finding-no-day }.
    .why = It is a year, a month and a day; an end without limit is 长期.
    .fix =
        { $side ->
            [start] Correct it from the certificate, such as 2018-06-01.
           *[end] Correct it from the certificate, such as 2033-08-15; tick "No expiry" where the certificate has none.
        }
finding-validity-unlimited-spelling = { $field } "{ $value }" will be sent as 长期.
    .why = The platform knows that word only.
    .fix = Nothing to do, or write 长期.
finding-validity-date-spelling = { $field } "{ $value }" will be sent as { $date }.
    .why = The platform takes dates of eight digits only.
    .fix = Nothing to do, or write { $date }.
finding-validity-order = { $field } is not later than the start.
    .why = A validity ends after it begins.
    .fix = Compare both dates with the certificate.
finding-validity-not-yet = { $field } is later than today.
    .why = A certificate that is not valid yet cannot be used.
    .fix = Check the date, or submit later.
finding-validity-expired = The certificate expired on { $date } ({ $field }).
    .why = An expired certificate cannot be filed.
    .fix = Renew it, then replace dates and pictures.
finding-validity-month = The certificate ends on { $date }, { $days } days from now ({ $field }).
    .why = A month or less at submission is refused.
    .fix = Renew it first.
finding-validity-three-months = The certificate ends on { $date }, { $days } days from now ({ $field }).
    .why = WeChat's page of materials asks for three months; the review may last until { $review }.
    .fix = Renew it first.
finding-validity-ningxia = The certificate ends on { $date }, { $days } days from now ({ $field }).
    .why = Ningxia asks for six months; the review may last until { $review }.
    .fix = Renew it first.
finding-validity-period = The card's validity is not 5, 10 or 20 years or unlimited ({ $field }).
    .why = Identity cards have no other; a date may be mistyped.
    .fix = Compare both dates with the card.
finding-validity-age = The card was issued at age { $age }, which gives { $years } years ({ $field }).
    .why = The validity follows from the age at issue; a date or the number may be mistyped.
    .fix = Compare them with the card.
finding-validity-before-birth = { $field } is before the date of birth in the number.
    .why = No card is issued before birth.
    .fix = Check the date and the number.
finding-subject-validity-form = { $field } "{ $value }" is wrong: { finding-no-day }.
    .why = It is a year, a month and a day, or 长期; it is for checking only.
    .fix = Correct it from the certificate, such as 2033-08-15; tick "No expiry" where the certificate has none.
finding-subject-validity-expired = The subject's certificate expired on { $date }.
    .why = The platform reads the date from the picture and refuses it.
    .fix = Renew it, then replace date and picture.
finding-subject-validity-month = The subject's certificate ends on { $date }, { $days } days from now.
    .why = A month or less is refused.
    .fix = Renew it first.
finding-subject-validity-three-months = The subject's certificate ends on { $date }, { $days } days from now.
    .why = WeChat's page of materials asks for three months; the review may last until { $review }.
    .fix = Renew it first.
finding-subject-validity-ningxia = The subject's certificate ends on { $date }, { $days } days from now.
    .why = Ningxia asks for six months; the review may last until { $review }.
    .fix = Renew it first.
finding-subject-validity-shanghai = The subject's certificate ends on { $date }, in less than a year.
    .why = Shanghai wants more than a year left on the licence. Source: { $source }.
    .fix = Renew it first, or ask the bureau.
finding-subject-validity-unknown = { $field } is not given.
    .why = The platform reads it from the picture; it cannot be checked without.
    .fix = Enter the date on the certificate, or 长期.

## Legal representative and letters
finding-legal-person-missing = { $field } is empty.
    .why = When the subject's responsible person is somebody else, name and number of the legal representative are required.
    .fix = Fill them in from the certificate.
finding-principal-not-legal = The subject's responsible person is not the legal representative.
    .why = This province usually takes the legal representative only. Source: { $source }.
    .fix = Name the legal representative, or ask the bureau whether a letter of authorisation will do.
finding-legal-person-is-principal = { $field } is the number of the subject's responsible person, who was said not to be the legal representative.
    .why = The two contradict each other.
    .fix = Correct the answer or the number.
finding-legal-person-differs = The subject's responsible person was said to be the legal representative, but { $field } differs.
    .why = The two contradict each other.
    .fix = Correct one of them; for one person the legal representative's data may stay empty.
finding-legal-answers-contradict = The two answers on the legal representative contradict each other.
    .why = One person has one answer, and two persons cannot both be it.
    .fix = See who the licence names as legal representative, and correct the wrong answer.
finding-legal-unanswered = Say whether the subject's responsible person is the legal representative.
    .why = If not, the legal representative's data and a letter of authorisation are needed.
    .fix = Answer it in the section of that person.
finding-manager-legal-unanswered = Say whether the mini program's responsible person is the legal representative.
    .why = If not, a letter of authorisation is needed.
    .fix = Answer it in the section of that person.
finding-letter-date-form = The date of signing of { $letter }, "{ $value }", is wrong: { finding-no-day }.
    .why = It is a year, a month and a day, such as 2026-11-20.
    .fix = Correct it from the paper.
finding-letter-date-future = { $letter } is dated { $date }, after { $today }.
    .why = The date of signing cannot be later than the submission.
    .fix = Check the date, or submit on that day.
finding-letter-date-old = { $letter } was signed on { $date }, more than a month ago.
    .why = WeChat requires letters signed on the filing day or within the month before it.
    .fix = Print and sign it again, put the picture in and enter the new date; if only the date was mistyped, correct it.
finding-letter-date-very-old = { $letter } was signed on { $date }, longer ago than the bureaus accept.
    .why = Letters count for three months (in Hebei six); WeChat requires one month.
    .fix = Print and sign it again, put the picture in and enter the new date; if only the date was mistyped, correct it.
finding-letter-date-unknown = The date on which { $letter } was signed is not given.
    .why = It has to lie within the month before the submission.
    .fix = Enter the date on the paper.
finding-letter-other = { $field } belongs here; the title on the picture is "{ $title }".
    .why = A letter in another's place is refused.
    .fix = Move it to its place, and put the right one here: { $field }.
finding-letter-seal-missing = No red seal is seen on the picture of { $field }.
    .why = An organisation's letters have to be sealed, and a scan in black and white shows no seal.
    .fix = Seal it, scan or photograph it in colour and put it here; where the seal is only pale, confirm this.
finding-letter-own =
    { $read ->
        [yes] "{ $name }" was not read on { $field }: confirm that this subject signed it for this mini program.
       *[no] { $field } could not be read: confirm that "{ $name }" signed it for this mini program.
    }
    .why = A letter of another subject or for another mini program is refused, and so is one that is not signed.
    .fix = If a seal hides the name or it is handwritten, look and confirm; otherwise add the letter that this subject signed.
finding-letter-changed =
    { $state ->
        [made] This is still the letter that was signed before it was made anew.
       *[changed] What stands in the letter has changed ({ $fields }): make and sign it anew.
    }
    .why = A letter that says something else than the answers is refused.
    .fix = Make it anew, sign and seal it, and put the new scan here; where it was made elsewhere and agrees already, confirm this.
finding-letter-signature = Confirm that the letters are signed by hand in black regular script, without a name stamp.
    .why = The Guangdong bureau is strict on signatures. Source: { $source }.
    .fix = Sign again where needed; organisations seal, individuals add a fingerprint.

## Pictures and what they say
finding-picture-is-video = { $field } holds a video.
    .why = A JPG, JPEG or PNG picture belongs here.
    .fix = Replace it by a picture.
finding-video-is-picture = { $field } holds a picture.
    .why = The video has to be an MP4.
    .fix = Replace it by an MP4 video.
finding-video-not-mp4 = { $field } is no MP4.
    .why = The platform takes MP4 only and answers "invalid media type" otherwise.
    .fix = Convert it.
finding-picture-originals = Confirm that every picture shows the newest original in colour: no photocopy, no photo of a screen, no electronic certificate, no watermark of anything else.
    .why = All of these are refused.
    .fix = Photograph the original; a watermark may only say that it is for the filing and must not cover anything.
finding-picture-other-kind = { $field } shows another kind of certificate than the chosen one.
    .why = The platform cannot recognise a picture under the wrong type.
    .fix = Replace the picture or choose the other type; ignore it where recognition is wrong.
finding-picture-other-side = { $field } shows the other side of the certificate.
    .why = The platform cannot recognise swapped sides.
    .fix = Use a picture of the other side; if the two were swapped, swap them back.
finding-picture-other-subject = The picture shows the certificate of another subject: its number is "{ $read }", "{ $typed }" was entered.
    .why = Both numbers pass their check digit, so this is no misreading; the platform compares them with the picture.
    .fix = Use a picture of this subject's certificate; if it is the right one, correct name, number and address by it.
finding-picture-other-person = The picture shows the certificate of somebody else: its number is "{ $read }", "{ $typed }" was entered.
    .why = Both numbers pass their check digit, so this is no misreading; face check and reviewers compare them with the picture.
    .fix = Use a picture of this person's certificate; if it is the right one, correct name and number by it.
finding-differs = { $field } is typed "{ $typed }"; the picture reads "{ $read }".
    .why = Both have to be the same; the platform compares them.
    .fix = Compare it with the certificate; ignore it where recognition is wrong.
finding-read-subject-name = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-subject-number = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-subject-address = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-subject-validity = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-legal-name = The certificate names "{ $read }" as the legal representative; { $field } is "{ $typed }".
    .why = The entries have to agree with the certificate; the platform compares them with what it reads.
    .fix = Check who the legal representative is: if the responsible person is not, answer "No"; if it was mistyped, correct name, number and pictures together.
finding-read-principal-name = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-principal-number = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-principal-start = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-principal-end = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-principal-address = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-manager-name = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-manager-number = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-manager-start = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }
finding-read-manager-end = { finding-differs }
    .why = { finding-differs.why }
    .fix = { finding-differs.fix }

## Account, face check and request
finding-account-subject = The subject "{ $name }" is not the account's subject "{ $account }".
    .why = Both have to be the same as on the certificate.
    .fix = Type the name on the certificate; after a change of name, change the account first.
finding-account-subject-spelling = The subject "{ $name }" and the account's subject "{ $account }" differ in brackets, spaces or width.
    .why = Reviewers compare character by character.
    .fix = Type both as printed on the certificate.
finding-appid-form = { $field } "{ $value }" is not wx and 16 digits or letters.
    .why = An AppID is wx and 16 digits or letters a to f.
    .fix = Copy it from the developer settings of the console.
finding-appid-placeholder = { $field } "{ $value }" looks like a sample.
    .why = A sample cannot be filed.
    .fix = Enter the mini program's own AppID.
finding-account-prerequisites = Confirm that the account's basic information and category are complete, that it is certified (not for individuals), and that the entrance to filing is open.
    .why = The entrance stays closed until all of them are done.
    .fix = Complete them in the console.
finding-face-task-missing = { $field } is empty.
    .why = The administrator passes the face check in WeChat; its notice lasts 24 hours and its task 3 days, so it comes last.
    .fix = Start it when everything else is ready and submit at once.
finding-face-task-expired = The face check was started on { $date }; it holds for { $days } days.
    .why = An expired task cannot be submitted.
    .fix = Start a new one.
finding-face-task-last-day = The face check was started on { $date } and ends today.
    .why = It holds for { $days } days.
    .fix = Submit today, or start a new one.
finding-face-task-future = { $field }, { $date }, is later than today.
    .why = A task cannot be started in the future.
    .fix = Check the date.
finding-face-task-date-form = { $field } "{ $value }" is wrong: { finding-no-day }.
    .why = It is a year, a month and a day, such as 2026-11-20.
    .fix = Enter the day the verification was started.
finding-request-unknown-name = "{ $name }" in "{ $object }" is no field that the platform knows.
    .why = A misspelt name brings "data format error", or is ignored.
    .fix = Correct the name, or remove it.
finding-request-masked = { $field } "{ $value }" holds asterisks.
    .why = Data copied from a filed record are masked and cannot be submitted again.
    .fix = Type it from the certificate.
finding-cancel-which = It does not say which mini program is deregistered.
    .why = One service is deregistered by its name, AppID or filing number.
    .fix = Fill in one of them, or choose to deregister the subject with everything under it.
finding-cancel-jiangsu = Jiangsu's bureau does not deregister a single service online.
    .why = Online there is only the deregistration of the subject and the end of access; others are returned ({ $source }).
    .fix = End the access, or ask the bureau for its form by e-mail; where nothing is used any more, deregister the subject.
finding-name-taken = Confirm that the subject has filed no App, mini program or quick app named { $name }.
    .why = The ministry's system returns a name used twice under one subject (2029), on other platforms as well ({ $source }).
    .fix = Confirm it; else choose another name or cancel the other one first.
finding-change-nothing-differs = Every item listed as changed stands in the draft { $draft } as it is: nothing would change.
    .why = A modification changes nothing but the items listed; where all equal what is filed, it is returned.
    .fix = Enter the new values of what is to change, or take unchanged items off the list.
finding-library-under-review = The draft "{ $draft }" is of the same filing or the same subject and is under review.
    .why = A modification or deregistration handed in before that is settled is returned because the filing is under review.
    .fix = Submit this one once "{ $draft }" is settled; withdraw that one if it is not wanted any more.
finding-library-same-name = The draft { $draft } of the same subject is named { $name } too.
    .why = The ministry's system returns a name used twice under one subject (2029).
    .fix = Rename one of them, or keep one draft if it is the same mini program.
finding-email-blank = { $field } "{ $value }" holds a blank or a full-width character; confirm that { $joined } is meant.
    .why = An address has half-width characters and no blanks, but a dot or hyphen may be missing there.
    .fix = Confirm it and { $joined } is sent, or correct it.
finding-phone-width = { $field } "{ $value }" holds full-width characters; confirm that { $joined } is meant.
    .why = The platform takes half-width digits only, and text message and verification call go to this number.
    .fix = Confirm it and { $joined } is sent, or correct it.
finding-individual-travel-permit = The individual uses a travel permit, on which the sources differ.
    .why = UCloud (2026-02) takes only the { $residence }, no travel permit; { $known ->
        [no] Tencent Cloud's pages accept one in some provinces
       *[yes] { $province }: { $rules } ({ $source })
    }.
    .fix = Use the { $residence } where there is one; else ask the platform and the bureau first and do as they say.
finding-individual-passport = The individual uses a passport, on which the sources differ.
    .why = UCloud (2026-02) takes only the foreign permanent resident card (外国人永久居留身份证), no passport; { $known ->
        [no] Tencent Cloud's pages accept one in some provinces
       *[yes] { $province }: { $rules } ({ $source })
    }.
    .fix = Use the permanent resident card where there is one; else ask the platform and the bureau first, or file through a mainland organisation.
finding-reference-outdated = Reference data is more than half a year old ({ $count } files, the oldest of { $date }); rules may have changed.
    .why = Regions, provincial rules, certificate types and more go by it, and new rules may be missing.
    .fix = Use a newer version of the program, or put newer data files into the folder "reference" of the data folder and open the program again; the settings open the data folder.
finding-illegal-characters =
    { $more ->
        [0] { $field } holds { $count } characters that the system refuses: { $signs }.
       *[other] { $field } holds { $count } characters that the system refuses: { $signs } and { $more } more.
    }
    .why = The ministry's system returns emoji, HTML tags, invisible characters and the like as illegal (5008).
    .fix = Remove them from the text; "Remove these characters" under the field does it at one press: those that have an ordinary form are replaced by it.
finding-text-long = { $field } has { $count } characters; up to { $most } are allowed.
    .why = No certificate bears a name, number or address as long; something else may have been pasted.
    .fix = Enter it as on the certificate.
character-at = { $sign } ({ $kind }, character { $place })
character-invisible = invisible
character-blank = unusual blank
character-private = cannot be shown
character-pictogram = emoji or sign
character-tag = HTML tag
character-entity = HTML entity
character-variant = variant letter

## Certification sent along
finding-certification-kind = This nature of subject cannot certify and file in one.
    .why = The combined call is open to enterprises and individuals only.
    .fix = Certify first, then file.
finding-certification-customer = { $field } does not fit the subject.
    .why = It is 1 for an enterprise, 12 for a sole proprietor, 15 for an individual.
    .fix = Correct it.
finding-certification-missing = { $field } is empty.
    .why = The certification requires it.
    .fix = Fill it in.
finding-certification-customer-type = { $field } "{ $value }" is none that certification along with the filing takes.
    .why = It takes enterprises (1), sole proprietors (12) and individuals (15).
    .fix = Correct it by the subject's nature; others certify first and file afterwards.
finding-certification-code = { $field } "{ $value }" is none of the choices.
    .why = The platform takes the listed values only.
    .fix = Choose again.
finding-certification-invoice = { $field } is missing.
    .why = The page says it is not needed when the provider pays, but submissions failed without it.
    .fix = Fill it in.
finding-certification-invoice-due = { $field } is missing.
    .why = It is required when the developer pays.
    .fix = Fill it in.
finding-certification-qualification = { $field } is missing.
    .why = A subject that is not an individual shows one picture of its qualification.
    .fix = Add the business licence.
finding-certification-qualification-format = { $field } has a format that is not accepted.
    .why = It takes jpg, jpeg, bmp, gif and png.
    .fix = Convert it.
finding-certification-identity = An identity is chosen and { $field } is missing.
    .why = It needs proof, up to ten pictures.
    .fix = Add the proof, or choose no identity.
finding-certification-mobile = { $field } "{ $value }" is no mobile number.
    .why = The contact needs a mainland mobile number.
    .fix = Correct it.
finding-certification-email = { $field } "{ $value }" is not an e-mail address.
    .why = Notices of the certification go there.
    .fix = Correct it.
finding-certification-pending = Confirm that the account is neither certified nor filed and has no open order.
    .why = The combined call is closed otherwise.
    .fix = File alone when it is certified.

## Modification and deregistration
finding-change-empty = Nothing is named that changes.
    .why = A modification says what it changes.
    .fix = Choose the fields and enter their new content.
finding-change-unknown = "{ $path }" is no field of a filing.
    .why = The name may be misspelt.
    .fix = Correct or remove it.
finding-change-left-out = { $field } was edited, but is not among what changes: it would not be submitted.
    .why = A modification submits only the items that it lists. What it does not list stays as it is filed.
    .fix = Add it to what changes, or put back what is filed.
finding-change-value-missing = { $field } is to change, but its new content is empty.
    .why = The change sheet needs it.
    .fix = Fill it in, or take the field out.
finding-change-other-subject = A changed certificate number usually means another subject.
    .why = With another credit code the filing is deregistered and made again. Source: { $source }.
    .fix = Correct the number, or deregister first with reason "subject changed".
finding-change-nature = The nature of a subject usually cannot change.
    .why = An individual cannot become an enterprise. Source: { $source }.
    .fix = Deregister and file as the new subject.
finding-change-province = The filing province usually cannot change.
    .why = Another province means a new filing after deregistration. Source: { $source }.
    .fix = Deregister in the old province first.
finding-change-same = { $field } is to change, but its content is the one that is filed.
    .why = What stays as it is cannot be modified.
    .fix = Enter the new content, or take the field out.
finding-change-half = { $changed } changes, but this is still what is filed: { $kept }.
    .why = With another person, certificate or address these usually change together; a modification of one alone is returned.
    .fix = Enter the new content of each. If they really stay the same, press "The rest has not changed".
finding-change-record-number = The filing number is not given.
    .why = It helps to find the filing in the console.
    .fix = It stands in the mini program's details.
finding-cancel-type = { $field } is not chosen.
    .why = It is subject (1), mini program (2) or WeChat mini program (3).
    .fix = Choose one.
finding-cancel-reason = { $field } "{ $value }" is none of the choices.
    .why = It is 1 (no longer operated) or 2 (subject changed).
    .fix = Choose again.
finding-cancel-who = { $field } is empty.
    .why = It says who asks for the deregistration.
    .fix = Enter the filed subject's name.
finding-cancel-number = Neither { $field } nor a filing number is given.
    .why = The filing is found by its number.
    .fix = Enter the filing number or the certificate's.
finding-cancel-record-number = { $field } is not given.
    .why = It helps to check which filing is meant.
    .fix = It stands in the mini program's details.
finding-cancel-unconfirmed = That the subject is to be deregistered is not confirmed yet: nothing is exported before.
    .why = The subject and every filing under it end, and there is no way back.
    .fix = Confirm the statement about it below, or choose to deregister one mini program only.
finding-cancel-everything = Confirm that the subject is to be deregistered: every filing under it ends, and there is no way back.
    .why = To stop one mini program, deregister the mini program.
    .fix = Confirm to go on.

### Rules of the filing: end

### Reading: what a certificate says by itself

finding-reading-wrong-side = Wrong side: this is the { $seen }.
    .why = Reviewers read the portrait side and the emblem side separately; swapped sides are refused as unreadable.
    .fix = Use a picture of the other side; if the two were swapped, swap them back.
finding-reading-wrong-kind = This looks like a { $seen }, not the certificate asked for.
    .why = A certificate of another kind is refused.
    .fix = Replace the picture, or choose the other type of certificate.
finding-reading-not-recognised = No { $wanted } was recognised.
    .why = What cannot be read here will hardly be read by the reviewers' system.
    .fix = Make sure that it is the right picture; take it from nearer and sharper.
finding-reading-turned = The picture lies on its side: turn it { $degrees }° clockwise.
    .why = The reviewers' system reads upright pictures best.
    .fix = Rotate it in the picture view; it is exported upright.
finding-reading-watermark = A watermark runs aslant over the picture: "{ $text }".
    .why = A watermark may only say that the picture is for this filing; any other, or one that covers what is printed, is refused.
    .fix = Use the original without it where it says something else or lies on text or the portrait; otherwise leave it.
finding-reading-number-fails = The number that was read, "{ $number }", fails its check.
    .why = Its last character follows from the others; so a character was misread, or the certificate is wrong.
    .fix = Compare it with the certificate; take the picture again where it is unclear.
finding-reading-licence-old-form = This is a business licence of the old form: it shows a registration number ({ $number }) and no unified social credit code of 18 characters.
    .why = Subjects are filed under the code of 18 characters; old licences of enterprises have been void since 1 January 2018 (国办发〔2015〕50号).
    .fix = Have it exchanged at the registration authority and take a picture of the new one; if the code of 18 characters does stand on it, this can be ignored.
finding-reading-birth-against-number = The printed birth date ({ $printed }) differs from that in the number ({ $told }).
    .why = Digits 7 to 14 of the number are the birth date.
    .fix = Compare with the certificate; most likely one of them was misread.
finding-reading-sex-against-number = The printed sex ({ $printed }) differs from that in the number ({ $told }).
    .why = The 17th digit is odd for men, even for women.
    .fix = Compare with the certificate; most likely one of them was misread.
finding-reading-period = The validity ({ $from } to { $until }) is not 5, 10 or 20 years or without end.
    .why = The law on identity cards knows these periods only.
    .fix = Compare both dates with the certificate.

### Reading: a rehearsal for the face check

finding-portrait-no-face = No face was found in the photograph.
    .why = The face check wants one face, that of the person.
    .fix = Face the camera; the face takes about a third of the width.
finding-portrait-several-faces = There are { $count } faces in the photograph.
    .why = The face check wants the person alone.
    .fix = Let others leave the frame; mind posters and pictures on the wall.
finding-portrait-yaw = The face is turned to one side ({ $value }).
    .why = The face check wants a frontal face.
    .fix = Turn to the camera until both ears look alike.
finding-portrait-pitch = The face looks too far up or down ({ $value }).
    .why = The face check wants a frontal face.
    .fix = Hold the camera at the height of the eyes.
finding-portrait-roll = The head is tilted by { $value }°.
    .why = The face check wants the head upright.
    .fix = Hold the head upright, the eyes level.
finding-portrait-eyes-closed = The eyes look closed ({ $value }).
    .why = Both eyes must be seen.
    .fix = Open both eyes and look at the camera.
finding-portrait-eyes-covered = Something seems to cover the eyes ({ $value }).
    .why = Sunglasses, thick frames and hair hide the eyes.
    .fix = Take off the glasses, brush the hair aside.
finding-portrait-mouth-covered = Something seems to cover the mouth ({ $value }).
    .why = Masks, scarves and hands hide the face.
    .fix = Take off the mask; show the whole face.
finding-portrait-forehead-covered = Something seems to cover the forehead ({ $value }).
    .why = Hats and fringes hide the forehead.
    .fix = Take off the hat. If it is only hair or light, ignore this.
finding-portrait-face-size = The face is too small or too large in the frame ({ $value } of the width).
    .why = Too far is unclear, too near is distorted or cut off.
    .fix = Let the face take a third to a half of the width.
finding-portrait-face-position = The face is not in the middle (off by { $value }).
    .why = During the check the face must lie inside the frame.
    .fix = Move the face to the middle.
finding-portrait-dark = The face is too dark ({ $value }).
    .why = The check often fails in poor light.
    .fix = Face a window or a lamp, so that the light falls on the face.
finding-portrait-bright = The face is too bright ({ $value }).
    .why = Overexposure loses the face's details.
    .fix = Avoid strong direct light.
finding-portrait-uneven-light = One side of the face is darker than the other ({ $value }).
    .why = Strong shadows disturb the comparison.
    .fix = Let the light come from the front.
finding-portrait-background-colour = The background is not white or light ({ $value }).
    .why = The filing's face check asks for a white or light background.
    .fix = Stand in front of a white wall.
finding-portrait-background-uneven = The background is not plain ({ $value }).
    .why = Nothing and nobody else may be seen.
    .fix = Use a wall without pattern or things.

### Reading: end

## Cures at one press
cure-characters = Remove these characters
cure-region-twice = Leave the region out
cure-region-of-address = Choose { $value }
cure-region-of-certificate = Choose { $value }
cure-replace = Change to "{ $value }"
cure-not-legal = Answer: the responsible person is not the legal representative
cure-as-read = Use "{ $value }" of the certificate
cure-change-too = Add to what changes
cure-rest-stays = The rest has not changed
cure-doubled = Take the doubled ones out
cure-keep-named = Take "none of these" out
cure-same-person = They are one person
cure-as-person = As the responsible person's
