-- What every studio begins with: the types, and version 3.0 of the text. A studio that opens gets
-- its own copy, to which its clients' answers refer.
CREATE FUNCTION consent.begin_with_the_standard(studio uuid, at timestamptz) RETURNS void
  LANGUAGE plpgsql AS $function$
DECLARE
  text_3_0 CONSTANT text := $text$YOUR CONSENT TO TRAINING WITH DATA
Version 3.0

This text tells you what your studio would like to do with information about you, why, and what you can decide. Please take your time. You can ask your coach to go through it with you.

HOW THIS WORKS

You decide about each of the points 1 to 7 by itself. Nothing is ticked for you, and silence is not a yes. You can say yes to some points and no to others. You can book sessions, pay for them and train with your coach whatever you answer; a no only means that we don't offer you what needs that yes.

You can take back a yes at any time, in the same place and as easily as you gave it, without giving a reason. From then on we stop. What was done before you took it back stays lawful.

Some of this information is about your health. The law protects such information especially, and we use it only with your express yes.

AI-SUPPORTED TRAINING: WHAT IT IS

If you agree to it, computer programs that learn from large amounts of text and data ("AI") help your coach to prepare your training: they look for patterns in your training data, suggest exercises, answer questions, and draft messages. The AI does not know your name. It sees you under an alias that your studio gave you. What it writes can be wrong. It is no medical advice, and it makes no decision about you: your coach looks at it and remains responsible. You can always ask a person instead.

1. DATA COLLECTION (data_collection)

What: your training data, such as your goals, the exercises, sets and weights you do, body measurements, how you slept or felt if you tell us, injuries, health conditions and medication if you tell us, notes of your coach, and recordings of your sessions.
Why: to plan your training, to see your progress, and to keep you from harm.
Who sees it: you, the coaches who look after you, and the admins of your studio. Information about your health is stored encrypted, and each time somebody looks at it, this is written down.
What we keep anyway: bookings, payments and what the law makes us keep do not depend on this consent.

2. AI PROCESSING (ai_processing)

What: the data of point 1, under your alias. Not: your name, address, date of birth, e-mail address or phone number.
Why: the AI-supported training described above.
If you say no: your coach plans your training without AI.

3. THIRD-PARTY AI SERVICES (third_party_sharing)

What: to run the AI, your studio may use services of other companies. They receive what is needed for one question or one picture at a time, under your alias. They work for your studio under a contract and may not use your data for purposes of their own, such as training their models.
Where: such a company may process data outside your country, also where the law protects data less well than at home. Your studio tells you on request which services it uses, where they are, and how your data are protected there.
If you say no: your data are not sent to such services. Where a feature cannot work without them, you don't get that feature.

4. WEARABLES (wearable_integration)

What: data of a device that you connect yourself, such as pulse, sleep, recovery, steps and workouts.
Why: to fit your training to how rested you are.
You choose the device, and can disconnect it at any time. We read nothing from it before you connect it.

5. PHOTO ANALYSIS (photo_analysis)

What: photos that you or your coach upload, such as of a meal, an exercise or your posture.
Why: to have a program describe what is in them, for instance whether your back is straight, and to compare over time.
We don't use photos to recognise who somebody is, and we don't publish them. Please don't upload pictures of other people.

6. VOICE TRANSCRIPTION (voice_transcription)

What: voice messages that you send us, and the sound of recorded sessions.
Why: to turn speech into text, so that it can be searched, and answered more quickly.
We don't use your voice to recognise who you are or how you feel.

7. MESSAGES ABOUT OFFERS (marketing_messages)

What: your contact details and what you have booked so far.
Why: to tell you about offers, events and news of your studio.
Messages that belong to your bookings, such as a cancelled session, come without this consent.

HOW LONG WE KEEP IT

Training data are kept for as long as you train with your studio, and afterwards for the time that the studio has set, unless you have them erased before. When you take back a yes, we stop using the data for that point; you can have erased what was collected for it.

We keep a record of each of your answers: what you were asked, what you answered, when and how, and which text was in force, because the law makes us prove it. It is kept under your alias even if you have your data erased. What came with it and points to you, namely the network address and program you answered from and your signature if you gave one, is erased with your data.

YOUR RIGHTS

You can see what is kept about you and take a copy of it with you, have mistakes corrected, have your data erased, have their use restricted, and object to it. Your studio answers within a month. You can also complain to the authority for data protection where you live.

IF YOU ARE NOT OF AGE

Below the age that your studio has set (16 unless it says otherwise), a parent or guardian answers for you. Points 2 and 7 are then not open, even to them.

WHEN THIS TEXT CHANGES

A new version gets a new number, and nobody changes this one. If a new version matters for what you agreed to, we ask you again, and until you answer we don't do what needs your answer.

WHO ANSWERS FOR THIS

Your studio decides about your data and answers your questions; you find its address where you booked. Booking is the program with which it keeps them.
$text$;
BEGIN
  INSERT INTO consent.type (organization_id, code, name, description, added_at)
  VALUES
    (studio, 'data_collection', 'Data collection',
     'Keeping my training data, information about my health included, to plan my training.', at),
    (studio, 'ai_processing', 'AI processing',
     'Having AI help my coach, with my training data under my alias.', at),
    (studio, 'third_party_sharing', 'Third-party AI services',
     'Sending what is needed for that to services of other companies, under my alias.', at),
    (studio, 'wearable_integration', 'Wearables',
     'Reading data of a device that I connect, such as pulse and sleep.', at),
    (studio, 'photo_analysis', 'Photo analysis',
     'Having a program describe photos of me, my meals and my exercises.', at),
    (studio, 'voice_transcription', 'Voice transcription',
     'Turning my voice messages and recorded sessions into text.', at),
    (studio, 'marketing_messages', 'Messages about offers',
     'Telling me about offers, events and news of the studio.', at);
  INSERT INTO consent.version (organization_id, ordinal, number, effective_on, full_text,
    text_sha256, summary, changes, requires_re_consent, published_at)
  VALUES (studio, 1, '3.0', DATE '2025-11-04', text_3_0,
    encode(sha256(convert_to(text_3_0, 'UTF8')), 'hex'),
    'What your studio would like to do with your training data: keep them, have AI help your coach'
      ' under your alias, use AI services of other companies, read your wearable, have photos'
      ' described and speech turned into text, and send you offers. You decide about each point by'
      ' itself, can train whatever you answer, and can take back a yes at any time.',
    'Covers AI-supported training, third-party AI services, wearables, photo analysis and voice'
      ' transcription, and asks about each of them by itself.',
    true, at);
END $function$;
REVOKE ALL ON FUNCTION consent.begin_with_the_standard(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent.begin_with_the_standard(uuid, timestamptz) TO booking_system;

-- Those that are open already. Policies hold for who owns the tables, too.
ALTER TABLE directory.organization NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consent.type NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consent.version NO FORCE ROW LEVEL SECURITY;
SELECT consent.begin_with_the_standard(organization_id, date_trunc('milliseconds', now()))
FROM directory.organization;
ALTER TABLE consent.version FORCE ROW LEVEL SECURITY;
ALTER TABLE consent.type FORCE ROW LEVEL SECURITY;
ALTER TABLE directory.organization FORCE ROW LEVEL SECURITY;
