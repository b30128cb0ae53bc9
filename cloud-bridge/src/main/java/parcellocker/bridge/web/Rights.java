package parcellocker.bridge.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parcellocker.bridge.accounts.Role;

/** Who may what, as {@code rights.txt} says it. */
final class Rights {
    private static final String FILE = "/web/rights.txt";
    private static final Set<String> FOR_ALL = Set.of("everybody", "link", "partner");
    private static final Set<String> WORDS = words();

    private final List<Line> lines;

    private Rights(List<Line> lines) {
        this.lines = lines;
    }

    /** One route and who may use it. */
    record Line(String method, String path, Set<String> who) {
        /** Whether the request itself, or nothing at all, is the right to it. */
        boolean isForAll() {
            return who.stream().anyMatch(FOR_ALL::contains);
        }

        boolean isOpen() {
            return who.contains("open");
        }

        boolean may(Role role) {
            return who.contains("signed-in") || who.contains(role.name().toLowerCase(Locale.ROOT));
        }

        /** A part in braces is any one part, as the router has it. */
        private boolean isOf(String wanted, List<String> parts) {
            List<String> own = parts(path);
            if (!method.equals(wanted) || own.size() != parts.size()) {
                return false;
            }
            for (int i = 0; i < own.size(); i++) {
                boolean isAny = own.get(i).startsWith("{") && !parts.get(i).isEmpty();
                if (!isAny && !own.get(i).equals(parts.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** As they came with this version; a word that means nothing ends the start. */
    static Rights shipped() {
        try (InputStream in = Objects.requireNonNull(Rights.class.getResourceAsStream(FILE), FILE)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Rights of(String text) {
        return new Rights(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Rights::line)
                .toList());
    }

    private static Line line(String text) {
        List<String> words = Arrays.asList(text.split("\\s+"));
        Set<String> who = new TreeSet<>(words.subList(Math.min(2, words.size()), words.size()));
        if (who.isEmpty() || !WORDS.containsAll(who)) {
            throw new IllegalArgumentException("rights: nobody knows who that is: " + text);
        }
        return new Line(words.get(0), words.get(1), who);
    }

    private static Set<String> words() {
        Set<String> all = Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        all.addAll(FOR_ALL);
        all.addAll(List.of("key", "open", "signed-in"));
        return all;
    }

    List<Line> lines() {
        return lines;
    }

    /** What holds for a request; {@code HEAD} is what {@code GET} is. Of several lines the first one counts. */
    Optional<Line> line(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        List<String> parts = parts(path);
        return lines.stream().filter(line -> line.isOf(wanted, parts)).findFirst();
    }

    /** The router does not mind a slash at the end. */
    private static List<String> parts(String path) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Arrays.asList(plain.split("/", -1));
    }
}
