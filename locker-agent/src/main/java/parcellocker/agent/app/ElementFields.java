package parcellocker.agent.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The section {@code codeKey}: where the key of pickup codes lies, if not in the file of {@code keys}. */
final class ElementFields {
    private ElementFields() {}

    static Optional<Settings.Element> read(Fields top, Function<String, Path> path) {
        if (!top.has("codeKey")) {
            return Optional.empty();
        }
        try (Fields section = top.section("codeKey")) {
            Optional<Path> configuration = section.value("pkcs11", path);
            String label = section.text("label");
            Optional<Path> pin = section.value("pinFile", path);
            return configuration.flatMap(one -> pin.map(other -> new Settings.Element(one, label, other)));
        }
    }
}
