package parcellocker.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Touch;

class LoopThreadTest {
    private static final long PATIENCE_SECONDS = 10;

    private final Cabinet cabinet = Cabinet.of(List.of(new Compartment(
            new CompartmentId("A01"),
            Size.S,
            Zone.AMBIENT,
            0,
            new Lock(new BoardId("1"), new Channel(1), Contact.OPEN_IS_1))));
    private final HandClock clock = new HandClock();
    private final MemoryStore store = new MemoryStore(Book.empty(cabinet));
    private final LinkedBlockingQueue<Shown> screen = new LinkedBlockingQueue<>();
    private final CountDownLatch fatal = new CountDownLatch(1);
    private final Loop loop = new Loop(
            new Setup("test", cabinet, Profile.standard(ConsentPolicy.STRICT)),
            new Loop.World(clock, store, pulse -> {}, question -> {}, screen::add, () -> {}));
    private final BoundedInbox inbox = new BoundedInbox(16);

    @AfterEach
    void theThreadEnds() {
        inbox.close();
    }

    @Test
    void inputsOfferedFromOtherThreadsAreTakenInOrder() throws InterruptedException {
        inbox.offer(new Input.Started("test"));
        LoopThread thread = LoopThread.start(loop, inbox, clock, fatal::countDown);
        assertThat(shown().page()).isEqualTo(new Page.Home());
        inbox.offer(new Input.Touched(1, new Touch.Courier()));
        assertThat(shown().page()).isEqualTo(new Page.CourierSignIn());
        thread.close();
        assertThat(fatal.getCount()).isEqualTo(1);
    }

    @Test
    void aClosedThreadTakesNothingMore() {
        inbox.offer(new Input.Started("test"));
        LoopThread thread = LoopThread.start(loop, inbox, clock, fatal::countDown);
        thread.close();
        assertThat(inbox.offer(new Input.LinkSeen(true))).isFalse();
        assertThat(loop.locker().shown().online()).isFalse();
    }

    @Test
    void aFailedCommitEndsTheThreadAndTellsWhoeverMustEndTheProcess() throws InterruptedException {
        store.breaks();
        inbox.offer(new Input.Started("test"));
        LoopThread thread = LoopThread.start(loop, inbox, clock, fatal::countDown);
        assertThat(fatal.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        thread.close();
        assertThat(inbox.offer(new Input.LinkSeen(true))).isFalse();
        assertThat(screen).isEmpty();
    }

    @Test
    void whoeverIsToldOfTheEndMayCloseTheThreadFromThere() throws InterruptedException {
        store.breaks();
        LinkedBlockingQueue<LoopThread> started = new LinkedBlockingQueue<>();
        LoopThread thread = LoopThread.start(loop, inbox, clock, () -> {
            started.remove().close();
            fatal.countDown();
        });
        started.add(thread);
        inbox.offer(new Input.Started("test"));
        assertThat(fatal.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theFirstInputMustBeTheStartForItSettlesWhatAPowerCutLeft() throws InterruptedException {
        inbox.offer(new Input.LinkSeen(true));
        LoopThread thread = LoopThread.start(loop, inbox, clock, fatal::countDown);
        assertThat(fatal.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        thread.close();
    }

    @Test
    void aDeadlineThatHasComeIsServedBeforeAnyInput() throws InterruptedException {
        DutyCycle cycle = new DutyCycle(loop, inbox, clock);
        inbox.offer(new Input.Started("test"));
        inbox.offer(new Input.Touched(1, new Touch.Courier()));
        cycle.round();
        cycle.round();
        clock.passes(60_000);
        inbox.offer(new Input.LinkSeen(true));
        cycle.round();
        assertThat(loop.locker().shown().page()).isEqualTo(new Page.Home());
        assertThat(screen.stream().map(Shown::page))
                .containsExactly(new Page.Home(), new Page.CourierSignIn(), new Page.Home(), new Page.Home());
    }

    private Shown shown() throws InterruptedException {
        Shown next = screen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("something on the screen").isNotNull();
        return next;
    }
}
