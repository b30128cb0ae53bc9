package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.locker.Claim;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.StaffPage;
import parcellocker.agent.locker.Touch;
import parcellocker.agent.locker.Wish;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

class TouchFormTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private static final DeliveryId DELIVERY = new DeliveryId("0123456789abcdef");

    @Test
    void every_kind_of_touch_has_its_form() {
        Map<String, Touch> forms = new LinkedHashMap<>();
        forms.put("speak language=EN", new Touch.Speak(Language.EN));
        forms.put("prefer wish=LOW_DOOR&on=true", new Touch.Prefer(Wish.LOW_DOOR, true));
        forms.put("prefer wish=SPOKEN&on=false", new Touch.Prefer(Wish.SPOKEN, false));
        forms.put("more-time ", new Touch.MoreTime());
        forms.put("clean-screen ", new Touch.CleanScreen());
        forms.put("courier ", new Touch.Courier());
        forms.put("type-waybill text=sf1234567890", new Touch.TypeWaybill("SF1234567890"));
        forms.put("choose-size size=L", new Touch.ChooseSize(Size.L));
        forms.put("too-small ", new Touch.TooSmall());
        forms.put("took-back ", new Touch.TookBack());
        forms.put("found-occupied ", new Touch.FoundOccupied());
        forms.put("found-broken ", new Touch.FoundBroken());
        forms.put("found-dirty ", new Touch.FoundDirty());
        forms.put("too-large ", new Touch.TooLarge());
        forms.put("packaging-damaged ", new Touch.PackagingDamaged());
        forms.put("attest-same ", new Touch.AttestSame());
        forms.put("correct-phone delivery=0123456789abcdef", new Touch.CorrectPhone(DELIVERY));
        forms.put("it-is-inside ", new Touch.ItIsInside());
        forms.put("look-into delivery=0123456789abcdef", new Touch.LookInto(DELIVERY));
        forms.put("recall delivery=0123456789abcdef", new Touch.Recall(DELIVERY));
        forms.put("name-ticket number=48210937", new Touch.NameTicket("48210937"));
        forms.put("handed-over ", new Touch.HandedOver());
        forms.put("start-mail-in ", new Touch.StartMailIn());
        forms.put("show-collection ", new Touch.ShowCollection());
        forms.put("collect delivery=0123456789abcdef", new Touch.Collect(DELIVERY));
        forms.put("put-back reason=UNWANTED", new Touch.PutBack("UNWANTED"));
        forms.put("try-again ", new Touch.TryAgain());
        forms.put("answer opened=true", new Touch.Answer(true));
        forms.put("answer opened=false", new Touch.Answer(false));
        forms.put("attest ", new Touch.Attest(Optional.empty()));
        forms.put("next-parcel ", new Touch.NextParcel());
        forms.put("inspect compartment=A01", new Touch.Inspect(A01));
        forms.put("open-to-look compartment=A01", new Touch.OpenToLook(A01));
        forms.put("it-is-empty ", new Touch.ItIsEmpty());
        forms.put("take-out-of-service compartment=A01&reason=LOCK", new Touch.TakeOutOfService(A01, "LOCK"));
        forms.put("put-into-service compartment=A01", new Touch.PutIntoService(A01));
        forms.put("claimed claim=NOT_MINE", new Touch.Claimed(Claim.NOT_MINE));
        forms.put("unsay ", new Touch.Unsay());
        forms.put("help ", new Touch.Help());
        forms.put("ask-help concern=DOOR", new Touch.AskHelp(Concern.DOOR));
        forms.put("lost-code ", new Touch.LostCode());
        forms.put("leave-longer ", new Touch.LeaveLonger());
        forms.put("stay-longer ", new Touch.StayLonger());
        forms.put("consult page=ALARMS", new Touch.Consult(StaffPage.ALARMS));
        forms.put("next-uncertain ", new Touch.NextUncertain());
        forms.put("copy-to-stick ", new Touch.CopyToStick());
        forms.put("back ", new Touch.Back());
        forms.put("done ", new Touch.Done());

        forms.forEach((form, touch) -> assertThat(read(form)).as(form).isEqualTo(touch));
        // The other six hold secrets, which are compared nowhere.
        assertThat(forms.values().stream().map(Touch::getClass).distinct())
                .hasSize(Touch.class.getPermittedSubclasses().length - 6);
    }

    @Test
    void secrets_arrive_whole() {
        assertThat(said(((Touch.EnterCode) read("enter-code digits=12345678")).digits()))
                .isEqualTo("12345678");
        assertThat(said(((Touch.AnswerChallenge) read("answer-challenge digits=87654321")).digits()))
                .isEqualTo("87654321");
        assertThat(said(((Touch.EnterPhoneTail) read("enter-phone-tail phone=5678")).digits()))
                .isEqualTo("5678");
        Touch.AskCode asked = (Touch.AskCode) read("ask-code waybill=1234&phone=5678");
        assertThat(asked.waybillTail()).isEqualTo("1234");
        assertThat(said(asked.phoneTail())).isEqualTo("5678");
        Touch.SignIn signIn = (Touch.SignIn) read("sign-in badge=k1001&pin=2468");
        assertThat(signIn.badge()).isEqualTo("K1001");
        assertThat(said(signIn.pin())).isEqualTo("2468");
        assertThat(said(((Touch.RetypePhone) read("retype-phone phone=13812345678")).phone()))
                .isEqualTo("13812345678");
        Touch.Attest attest = (Touch.Attest) read("attest phone=13812345678");
        assertThat(said(attest.phone().orElseThrow())).isEqualTo("13812345678");
    }

    @Test
    void what_is_not_of_its_form_is_refused_by_the_name_of_the_field() {
        refused("speak language=FR", "language");
        refused("enter-code digits=1234567a", "digits");
        refused("enter-code digits=12345678901234567", "digits");
        refused("enter-phone-tail phone=567", "phone");
        refused("enter-phone-tail phone=13812345678", "phone");
        refused("sign-in badge=K1001", "pin");
        refused("type-waybill text=%00%01", "text");
        refused("type-waybill text=" + "A".repeat(65), "text");
        refused("choose-size size=XL", "size");
        refused("look-into delivery=0123456789ABCDEF", "delivery");
        refused("put-back reason=because", "reason");
        refused("answer opened=maybe", "opened");
        refused("attest phone=call+me", "phone");
        refused("open-to-look compartment=1", "compartment");
        refused("take-out-of-service compartment=A01&reason=no", "reason");
        refused("answer-challenge digits=x", "digits");
        refused("pulse channel=3", "the touch");
    }

    private static void refused(String form, String field) {
        assertThatThrownBy(() -> read(form))
                .as(form)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(Problem.REQUEST_MALFORMED))
                .hasMessage("LK-7001 " + field + " is missing or malformed");
    }

    private static Touch read(String nameAndFields) {
        String[] parts = nameAndFields.split(" ", -1);
        String body = parts[1].isEmpty() ? "view=1" : "view=1&" + parts[1];
        return TouchForm.read(parts[0], Form.parse(body.getBytes(StandardCharsets.UTF_8)))
                .touch();
    }

    private static String said(Secret secret) {
        return secret.read(String::new);
    }
}
