package parcellocker.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.locker.Setup;

class LoopTest {
    private static final CompartmentId A01 = new CompartmentId("A01");
    private final Cabinet cabinet = Cabinet.of(List.of(new Compartment(
            A01, Size.S, Zone.AMBIENT, 0, new Lock(new BoardId("1"), new Channel(1), Contact.OPEN_IS_1))));
    private final MemoryStore store = new MemoryStore(Book.empty(cabinet));
    private final List<String> acts = new ArrayList<>();
    private final Loop loop = new Loop(
            new Setup("test", cabinet, Profile.standard(ConsentPolicy.STRICT)),
            new Loop.World(
                    new HandClock(),
                    store,
                    pulse -> acts.add("pulse"),
                    question -> acts.add("ask"),
                    shown -> acts.add("show"),
                    () -> acts.add("publish")));

    @Test
    void whatCannotBeCommittedIsNeitherDoneNorShownNorBelieved() {
        store.breaks();
        Book before = loop.locker().book();
        assertThatThrownBy(() -> loop.turn(new Input.Started("test"))).isInstanceOf(StoreException.class);
        assertThat(acts).isEmpty();
        assertThat(loop.locker().book()).isSameAs(before);
    }

    @Test
    void anEntryIsOnDiskAndTheCityToldOfIt() {
        loop.turn(new Input.Started("test"));
        assertThat(store.entries()).containsExactly(new Entry.LockerStarted("test"));
        assertThat(acts).containsExactly("publish", "show");
    }

    @Test
    void whatIsOnlyRememberedIsNotCommitted() {
        loop.turn(new Input.Started("test"));
        loop.turn(new Input.DoorSeen(A01, Level.CLOSED, -1, -1, 0));
        assertThat(store.commits()).isEqualTo(1);
        assertThat(loop.locker().level(A01)).isEqualTo(Level.CLOSED);
    }

    @Test
    void aScreenThatShowsItAlreadyIsLeftAlone() {
        loop.turn(new Input.Started("test"));
        loop.turn(new Input.Tick());
        assertThat(acts).containsExactly("publish", "show");
    }

    @Test
    void aLockerIsStartedOnceAndBeforeAnythingElse() {
        assertThatThrownBy(() -> loop.turn(new Input.Tick())).isInstanceOf(IllegalStateException.class);
        loop.turn(new Input.Started("test"));
        assertThatThrownBy(() -> loop.turn(new Input.Started("test"))).isInstanceOf(IllegalStateException.class);
    }
}
