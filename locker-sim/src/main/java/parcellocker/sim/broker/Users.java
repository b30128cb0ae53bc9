package parcellocker.sim.broker;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** Who may connect: from a file with a line each, {@code locker <id> <password>} or {@code bridge <name> <password>}. */
public final class Users {
    private static final int FIELDS = 3;

    private final SortedMap<String, User> byName;

    private Users(SortedMap<String, User> byName) {
        this.byName = Collections.unmodifiableSortedMap(byName);
    }

    /** One identity at the broker. */
    public sealed interface User {
        String name();

        String password();

        /** A locker: its user name is its id. */
        record Locker(LockerId id, String password) implements User {
            @Override
            public String name() {
                return id.value();
            }
        }

        /** An instance of the city's bridge, or several. */
        record Bridge(String name, String password) implements User {}
    }

    /**
     * Reads the file; empty lines and lines that begin with # are skipped.
     *
     * @throws ProblemException {@link Problem#CONFIG_UNREADABLE} with the number of the first wrong line
     * @throws IOException if there is no such file
     */
    public static Users read(Path file) throws IOException {
        try {
            return of(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException broken) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, "users: not a text", broken);
        }
    }

    /** The users these lines name. */
    static Users of(List<String> lines) {
        SortedMap<String, User> byName = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            User user = user(line, i + 1);
            if (byName.put(user.name(), user) != null) {
                throw wrong(i + 1, user.name() + " is listed twice");
            }
        }
        return new Users(byName);
    }

    /** The user of that name, if the password is right. */
    Optional<User> authenticated(String name, byte[] password) {
        return named(name)
                .filter(user -> MessageDigest.isEqual(password, user.password().getBytes(StandardCharsets.UTF_8)));
    }

    Optional<User> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static User user(String line, int number) {
        String[] fields = line.split("\\s+", -1);
        if (fields.length != FIELDS) {
            throw wrong(number, "expected a role, a name and a password");
        }
        return switch (fields[0]) {
            case "locker" -> new User.Locker(locker(fields[1], number), fields[2]);
            case "bridge" -> new User.Bridge(fields[1], fields[2]);
            default -> throw wrong(number, "a role is locker or bridge");
        };
    }

    private static LockerId locker(String id, int number) {
        try {
            return new LockerId(id);
        } catch (IllegalArgumentException refused) {
            throw new ProblemException(
                    Problem.CONFIG_UNREADABLE, "users, line " + number + ": " + refused.getMessage(), refused);
        }
    }

    private static ProblemException wrong(int number, String what) {
        return new ProblemException(Problem.CONFIG_UNREADABLE, "users, line " + number + ": " + what);
    }
}
