package parcellocker.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.Input;

class BoundedInboxTest {
    private final BoundedInbox inbox = new BoundedInbox(2);

    @Test
    void whatWasOfferedFirstIsTakenFirst() throws InterruptedException {
        inbox.offer(new Input.LinkSeen(true));
        inbox.offer(new Input.Tick());
        assertThat(inbox.take(0)).contains(new Input.LinkSeen(true));
        assertThat(inbox.take(0)).contains(new Input.Tick());
        assertThat(inbox.take(0)).isEmpty();
    }

    @Test
    void aFullInboxSaysNoUntilSomethingIsTaken() throws InterruptedException {
        assertThat(inbox.offer(new Input.Tick())).isTrue();
        assertThat(inbox.offer(new Input.Tick())).isTrue();
        assertThat(inbox.offer(new Input.Tick())).isFalse();
        assertThat(inbox.take(0)).isPresent();
        assertThat(inbox.offer(new Input.Tick())).isTrue();
    }

    @Test
    void aClosedInboxNeitherTakesNorGives() throws InterruptedException {
        inbox.offer(new Input.Tick());
        inbox.close();
        assertThat(inbox.offer(new Input.Tick())).isFalse();
        assertThat(inbox.take(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void anInboxWithoutRoomIsRefused() {
        assertThatThrownBy(() -> new BoundedInbox(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
