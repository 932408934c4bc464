package org.securitynudge.lint;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** English verbs in the form that a label begins with: what people write on buttons. */
final class Verbs {
    private static final Set<String> ALL = words("""
            augment auction caution commission complement compliment condition envision fly function harness heed multiply
            partition position proceed seed segment shed speed succeed supplement witness
            abandon abort accept access acknowledge acquire act activate adapt add address adjust administer admit adopt advance
            advertise advise affirm agree alert align allocate allow alter amend analyse analyze annotate announce anonymise
            anonymize answer appeal append apply appoint approach approve archive arrange ask assess assign assist attach attend
            audit authenticate authorise authorize automate avoid await back backup ban be become begin bill blank block blur book
            bookmark boost borrow break bring broadcast browse build bulk buy bypass calculate call cancel capture care carry cast
            catch categorise categorize censor certify challenge change charge chat check choose circulate cite claim clarify
            classify clean clear click clip clone close code collaborate collapse collect combine come comment commit communicate
            compare compile complain complete comply compose compress compute conceal conclude configure confirm connect consent
            consider consolidate consult contact contain continue contribute control convert cool coordinate copy correct
            correspond count cover craft create crop cross customise customize cut dare deactivate deal debug decide declare
            decline decode decrease decrypt dedicate defer define delay delegate delete deliver demand demote deny depart deploy
            deposit deregister describe design destroy detach detail detect determine develop dial direct disable disagree disallow
            discard discharge disclose disconnect discontinue discover discuss dismiss dispatch display dispose dispute distribute
            divide do document donate double download downgrade draft drag draw drive drop duplicate earn edit elect eliminate email
            e-mail embed employ empty enable enclose encode encrypt end endorse enforce engage enlarge enlist enquire enrol enroll
            ensure enter erase escalate escape establish estimate evaluate examine exceed exchange exclude execute exempt exit expand
            expect expedite experiment explain explore export expose express extend extract face facilitate fail favor favour fax
            feed fetch file fill filter finalise finalize find finish fit fix flag flip fold follow force forget format forward free
            freeze fulfil fulfill fund gather generate get give go grab grant group grow guard guess guide halt hand handle hang have
            head hear help hide highlight hire hit hold host identify ignore implement import improve include increase indicate
            inform inherit initialise initialize initiate inquire insert inspect install instruct insure integrate introduce
            investigate invite invoice invoke involve isolate issue join jump justify keep kick kill know label launch lead learn
            lease leave lend let level license limit link list listen load loan locate lock log login look loop lose lower mail
            maintain make manage map mark mask match measure meet mention merge message migrate minimise minimize mirror mix moderate
            modify monitor mount move mute name narrow navigate need negotiate nominate note notify number obey obtain offer omit
            onboard open operate opt order organise organize outline override overrule overwrite own pack paraphrase park pass paste
            patch pause pay pend perform permit personalise personalize phone pick pin ping place plan play plug point populate post
            postpone practise practice prefer prepare present preserve press prevent preview print prioritise prioritize probe
            process produce program progress promise promote prompt propose protect prove provide provision prune pseudonymise
            pseudonymize publish pull purchase purge pursue push put qualify quarantine query question queue quit quote raise rate
            reach reactivate read reassign rebuild recall receive reclassify recognise recognize recommend reconnect reconsider
            record recover recreate recycle redact redeem redirect redo redraft reduce reenter re-enter refer refine refresh refund
            refuse regenerate register reject relabel relate relax relay release relocate rely remain remember remind remove rename
            render renew rent reopen reorder repair repeat rephrase replace replay reply report repost represent request require
            reroute rerun rescan reschedule research resend re-send reserve reset resign resize resolve respond restart restore
            restrict resubmit resume retain retire retrieve retry return reuse reveal reverse revert review revise revisit revoke
            reword rewrite ring roll rotate route run save say scan schedule score scramble screen scroll seal search secure see
            seek select sell send separate serve set settle share shield shift ship shorten show shred shrink shuffle shut sign
            silence simplify skip snooze sort specify speak spend split sponsor stage standardise standardize start state stay step
            stick stop store stream strengthen strip study style submit subscribe substitute suggest summarise summarize supply
            support suppress surrender suspend swap swipe switch sync synchronise synchronize tag tailor take talk tap teach tell
            terminate test text thank think throw tick tidy tighten toggle touch trace track trade train transcribe transfer
            transform translate transmit trash treat trim trust try tune turn type unblock uncheck undelete undo uninstall unlink
            unlist unlock unmask unmute unpack unpin unpublish unregister unshare unsubscribe unzip update upgrade upload urge use
            validate vary verify view visit void volunteer vote wait wake walk want warn wash watch watermark weigh welcome whitelist
            widen wipe withdraw withhold work wrap write zip zoom
            """);

    private Verbs() {}

    private static Set<String> words(String list) {
        return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    static boolean has(String word) {
        return ALL.contains(word);
    }
}
