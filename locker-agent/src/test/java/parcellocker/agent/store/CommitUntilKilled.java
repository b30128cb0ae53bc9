package parcellocker.agent.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import parcellocker.agent.ledger.Histories;
import parcellocker.agent.runtime.StoreException;

/** A process that commits for ever and says after each commit how far it is. Started by tests, which end it badly. */
public final class CommitUntilKilled {
    private CommitUntilKilled() {}

    /** Arguments: the data folder, a seed. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        SqliteStore store = Bench.open(Path.of(args[0]));
        Histories history = new Histories(new Random(Long.parseLong(args[1])), store.load());
        try {
            while (true) {
                Bench.commit(store, history.next());
                out.println("COMMITTED " + store.head().seq());
            }
        } catch (StoreException failed) {
            out.println("FAILED " + failed.problem());
            out.println("AFTERWARDS " + afterwards(store));
        }
    }

    private static String afterwards(SqliteStore store) {
        try {
            store.welcomed(Bench.EPOCH, 0);
            return "WRITTEN";
        } catch (StoreException refused) {
            return "REFUSED";
        }
    }
}
