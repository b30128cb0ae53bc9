package parcellocker.bridge.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.trust.Enrolments;
import parcellocker.bridge.web.City;
import parcellocker.bridge.web.EnrolmentListener;
import parcellocker.bridge.web.Trust;
import parcellocker.contract.wire.EnrolmentWords;

/** The city's side of enrolment, from its settings and keys. */
final class Gate {
    private Gate() {}

    static Trust.Door door(Config.Joining joining, Keys keys, InstantSource clock) {
        EnrolmentWords.City city = new EnrolmentWords.City(
                keys.directives().published().present(),
                keys.tokens().published().present(),
                keys.sealing().published().present(),
                keys.tokens().published().elder());
        Enrolments.Terms terms = new Enrolments.Terms(
                joining.authority(),
                joining.next(),
                joining.listener().identity().certificate(),
                new Enrolments.Gift(joining.broker(), city, joining.operators()),
                joining.term().invitation(),
                joining.term().life());
        Path revoked = joining.revoked();
        return new Trust.Door(new Enrolments(terms, clock), list -> write(revoked, list));
    }

    /** Writes the broker's list as the tables know it, and lets boards in. */
    static EnrolmentListener open(Config.Joining joining, City city, Trust.Door door) {
        Database database = city.database();
        door.revoked().accept(database.inTransaction(door.enrolments()::revoked));
        return new EnrolmentListener(joining.listener(), city, door);
    }

    /** Whole or not at all: a broker that reads half a list shuts everybody out. One at a time: two would mix their files. */
    private static synchronized void write(Path file, String list) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, list);
            try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
