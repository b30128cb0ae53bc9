package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    /** Says that it is ready and stays until its leash is let go. */
    static final class Ready {
        private Ready() {}

        public static void main(String[] args) throws IOException {
            System.out.println("echo ready " + args[0]);
            int ended = System.in.read();
            System.exit(ended < 0 ? 0 : 1);
        }
    }

    /** Java tells of platform threads alone. One that is virtual would keep a carrier from cables and lines while it reads. */
    @Test
    void what_a_child_says_is_read_by_a_thread_of_its_own(@TempDir Path folder) throws IOException {
        Program echo = new Program(
                "echo", System.getProperty("java.class.path"), Ready.class.getName(), true, List.of("here"));
        Child child = Child.start(Folders.fresh(folder), echo);
        try {
            assertThat(child.awaitReady()).isEqualTo("here");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .contains("log-echo");
        } finally {
            child.stop();
        }
        assertThat(child.isAlive()).isFalse();
    }
}
