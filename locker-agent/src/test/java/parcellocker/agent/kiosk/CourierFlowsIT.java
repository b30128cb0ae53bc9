package parcellocker.agent.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.BlockReason;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.LiveLocker;
import parcellocker.agent.locker.Token;
import parcellocker.contract.problem.Problem;

/** A courier at the real rules and a real browser, in both languages: scanner, doors and as few fingers as can be. */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class CourierFlowsIT {
    private static final String LARGE = LiveLocker.waybill(2);
    private static final String MEDIUM = LiveLocker.waybill(4);

    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final Browsing browsing;
    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token")),
            Furnished.cabinet(),
            inbox::offer,
            Furnished::phone);
    private final LiveLocker locker = new LiveLocker(Furnished.cabinet(), kiosk, 7);

    CourierFlowsIT(Browsing browsing) {
        this.browsing = browsing;
    }

    @AfterEach
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void several_parcels_in_a_row_need_no_finger(Language language) {
        Page page = signedIn(language);
        scan(page, LARGE);
        isOn(page, "Opening");
        CompartmentId first = springs(page);
        scan(page, MEDIUM);
        assertThat(page.locator(".lead")).containsText(MEDIUM);
        locker.pass(3_000);
        shuts(page, first);
        isOn(page, "Opening");
        CompartmentId second = springs(page);
        locker.pass(3_000);
        shuts(page, second);
        isOn(page, "CourierHome");
        assertThat(page.locator(".parcel").first()).containsText(MEDIUM);
        assertThat(delivery(LARGE).state()).isEqualTo(Delivery.State.STORED);
        assertThat(delivery(MEDIUM).state()).isEqualTo(Delivery.State.STORED);
        assertThat(inbox).as("no touch").isEmpty();
        assertThat(browsing.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_compartment_that_will_not_do_costs_one_tap(Language language) throws Exception {
        Page page = signedIn(language);
        scan(page, MEDIUM);
        CompartmentId medium = springs(page);
        tap(page, "too-small");
        locker.pass(2_000);
        shuts(page, medium);
        isOn(page, "Opening");
        CompartmentId large = springs(page);
        assertThat(size(large)).isEqualTo(Size.L);
        tap(page, "too-large");
        locker.pass(2_000);
        shuts(page, large);
        CompartmentId other = springs(page);
        assertThat(size(other)).isEqualTo(Size.M);
        tap(page, "found-dirty");
        locker.pass(2_000);
        shuts(page, other);
        CompartmentId last = springs(page);
        locker.pass(2_000);
        shuts(page, last);
        isOn(page, "CourierHome");
        assertThat(locker.book().compartments().get(other).blocked()).contains(BlockReason.DIRTY);
        assertThat(locker.book().compartments().get(medium).blocked()).isEmpty();
        assertThat(locker.book().deliveries().size()).isEqualTo(1);
        assertThat(delivery(MEDIUM).compartment()).isEqualTo(last);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_wrong_phone_is_put_right_and_the_next_parcel_goes_to_the_same_person(Language language) throws Exception {
        Page page = signedIn(language);
        scan(page, "SF0000001");
        page.keyboard().type("13800000000");
        page.keyboard().press("Enter");
        answers(page);
        choosesSmall(page);
        tap(page, "correct-phone");
        isOn(page, "CorrectPhone");
        page.keyboard().type("13911112222");
        page.locator(".key.ok").tap();
        answers(page);
        isOn(page, "CourierHome");
        PersonRef right = delivery("SF0000001").recipient();
        assertThat(right).isEqualTo(new PersonRef("typed-2"));
        scan(page, "SF0000002");
        isOn(page, "AttestConsent");
        tap(page, "attest-same");
        choosesSmall(page);
        assertThat(delivery("SF0000002").recipient()).isEqualTo(right);
        assertThat(delivery("SF0000002").compartment())
                .isNotEqualTo(delivery("SF0000001").compartment());
        assertThat(page.content()).doesNotContain("13911112222", "13800000000");
        assertThat(browsing.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_deposit_just_made_is_taken_back(Language language) throws Exception {
        Page page = signedIn(language);
        scan(page, LARGE);
        CompartmentId where = springs(page);
        locker.pass(3_000);
        shuts(page, where);
        tap(page, "look-into");
        springs(page);
        tap(page, "took-back");
        locker.pass(3_000);
        shuts(page, where);
        isOn(page, "Looked");
        assertThat(locker.book().deliveries().size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_parcel_that_may_not_go_in_is_refused_by_number(Language language) {
        Page page = signedIn(language);
        refuses(page, 42, Mark.REFUSED, Problem.CONSENT_REFUSED);
        refuses(page, 43, Mark.FRESH, Problem.FRESH_GOODS);
        refuses(page, 44, Mark.VALUABLE, Problem.VALUABLES);
        assertThat(locker.pulses()).isZero();
    }

    private void refuses(Page page, int number, Mark mark, Problem problem) {
        Announcement parcel = new Announcement(
                new Waybill("JD9" + number),
                new PersonRef("person-1"),
                Optional.of(Basis.RECIPIENT_STANDING),
                Optional.of(Size.S),
                new TreeSet<>(List.of(mark)));
        locker.give(new Input.Directed(
                number, new Input.Directive.Announce(List.of(new Input.Announced(parcel, new Sealed("p", "jwe"))))));
        scan(page, "JD9" + number);
        isOn(page, "Refusal");
        assertThat(page.locator("p.number")).hasText(problem.code());
    }

    private Page signedIn(Language language) {
        Page page = browsing.open(kiosk, 1024, 600);
        if (language == Language.EN) {
            locker.give(new Input.Touched(locker.view(), new parcellocker.agent.locker.Touch.Speak(Language.EN)));
        }
        scan(page, locker.token(Token.Kind.COURIER, "li"));
        isOn(page, "CourierHome");
        assertThat(page.locator("html")).hasAttribute("lang", language == Language.EN ? "en" : "zh-CN");
        return page;
    }

    private void choosesSmall(Page page) throws InterruptedException {
        isOn(page, "ChooseSize");
        page.locator("[data-size='S']").tap();
        answers(page);
        CompartmentId where = springs(page);
        locker.pass(3_000);
        shuts(page, where);
        isOn(page, "CourierHome");
    }

    private void scan(Page page, String text) {
        locker.give(new Input.Scanned(text));
        seen(page);
    }

    private CompartmentId springs(Page page) {
        locker.pass(300);
        CompartmentId where = locker.springs();
        seen(page);
        return where;
    }

    private void shuts(Page page, CompartmentId where) {
        locker.shuts(where);
        seen(page);
    }

    private void tap(Page page, String touch) throws InterruptedException {
        page.locator("[data-touch='" + touch + "']").first().tap();
        answers(page);
    }

    private void answers(Page page) throws InterruptedException {
        Input touched = inbox.poll(10, TimeUnit.SECONDS);
        assertThat(touched).as("a touch within 10 s").isNotNull();
        locker.give(touched);
        seen(page);
    }

    /** What the locker shows is on the glass, whole. */
    private void seen(Page page) {
        Glass.SMALL.isWhole(page, locker.view(), locker.page().toString());
    }

    private static void isOn(Page page, String kind) {
        assertThat(page.locator(".screen")).hasAttribute("data-page", kind);
    }

    private Size size(CompartmentId where) {
        return Furnished.cabinet().compartment(where).size();
    }

    private Delivery delivery(String waybill) {
        return locker.book().holding(new Waybill(waybill)).orElseThrow();
    }
}
