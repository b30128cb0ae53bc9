package parcellocker.agent.delivery;

import java.util.Arrays;
import java.util.function.Function;

/** Something a person typed that must not be printed, logged or compared outside the vault. The core passes it on unread. */
public final class Secret {
    private final char[] characters;

    public Secret(String typed) {
        this.characters = typed.toCharArray();
    }

    /** For the vault alone: the characters, in a copy that is wiped when the reader returns. */
    public <T> T read(Function<char[], T> reader) {
        char[] copy = characters.clone();
        try {
            return reader.apply(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    @Override
    public String toString() {
        return "••••";
    }
}
