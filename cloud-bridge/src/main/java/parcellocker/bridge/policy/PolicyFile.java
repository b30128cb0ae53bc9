package parcellocker.bridge.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parcellocker.contract.entry.Fact.Basis;
import parcellocker.contract.problem.Problem;

/** The file of profiles: {@code profiles: [{validFrom: 2026-01-01, name: …, storage: {hours: 24}, …}]}. */
public final class PolicyFile {
    private static final int MOST_HOURS = 24 * 30;
    private static final int MOST_EXTENSIONS = 100;
    private static final int MOST_FEN = 100_000;

    private PolicyFile() {}

    /** Profiles that hold, or every reason why they do not. */
    public sealed interface Read {
        record Good(Policies policies) implements Read {}

        record Bad(List<String> mistakes) implements Read {
            public Bad {
                mistakes = List.copyOf(mistakes);
            }
        }
    }

    /** Reads it; each mistake names number, line and field, as {@code LK-8004 line 7, profiles[1].fee.fen: …}. */
    public static Read read(Path file) {
        List<String> mistakes = new ArrayList<>();
        Optional<Lined> document = document(file, mistakes);
        if (document.isEmpty()) {
            return new Read.Bad(mistakes);
        }
        if (!(document.get() instanceof Lined.Mapping whole)) {
            return new Read.Bad(List.of(Problem.CONFIG_UNREADABLE.code() + " line 1: is not a YAML mapping"));
        }
        Form form = new Form(whole, "", mistakes);
        List<Profile> profiles = profiles(form, mistakes);
        form.done();
        return mistakes.isEmpty() ? new Read.Good(new Policies(profiles)) : new Read.Bad(mistakes);
    }

    private static Optional<Lined> document(Path file, List<String> mistakes) {
        YAMLFactory factory = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = factory.createParser(Files.readAllBytes(file))) {
            if (parser.nextToken() != null) {
                return Optional.of(Lined.read(parser));
            }
            mistakes.add(Problem.CONFIG_UNREADABLE.code() + " line 1: is empty");
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            mistakes.add(Problem.CONFIG_UNREADABLE.code() + " line " + line + ": is not YAML, or says a key twice");
        } catch (IOException unreadable) {
            mistakes.add(Problem.CONFIG_UNREADABLE.code() + " line 1: cannot be read");
        }
        return Optional.empty();
    }

    private static List<Profile> profiles(Form form, List<String> mistakes) {
        List<Profile> profiles = new ArrayList<>();
        List<Lined> items = form.items("profiles", "a list of profiles");
        for (int i = 0; i < items.size(); i++) {
            String path = "profiles[" + i + "]";
            if (items.get(i) instanceof Lined.Mapping mapping) {
                Form one = new Form(mapping, path, mistakes);
                profile(one, profiles).ifPresent(profiles::add);
                one.done();
            } else {
                form.mistake(Problem.CONFIG_OUT_OF_RANGE, items.get(i).line(), path, "a mapping");
            }
        }
        return profiles;
    }

    private static Optional<Profile> profile(Form form, List<Profile> before) {
        Optional<LocalDate> from =
                form.value("validFrom", "a day as 2026-01-01", text -> parsed(text, LocalDate::parse));
        String name = form.value(
                        "name",
                        "1 to 40 characters",
                        text -> Optional.of(text).filter(one -> one.matches("\\P{Cntrl}{1,40}")))
                .orElse("");
        boolean isPublic = form.flag("publicBenefit", true);
        StorageTime storage = storage(form.part("storage"));
        Fee fee = fee(form.part("fee"), isPublic);
        Reminders reminders = reminders(form.part("reminders"));
        List<Basis> bases = bases(form.part("consent"));
        if (from.filter(day ->
                        !before.isEmpty() && !day.isAfter(before.getLast().validFrom()))
                .isPresent()) {
            form.mistake(
                    Problem.CONFIG_CONFLICT, form.line("validFrom"), "validFrom", "must be later than the one above");
            return Optional.empty();
        }
        return from.map(day -> new Profile(day, name, isPublic, storage, fee, reminders, bases));
    }

    private static StorageTime storage(Form form) {
        StorageTime storage = new StorageTime(
                Duration.ofHours(form.number("hours", 1, MOST_HOURS)),
                Duration.ofHours(form.number("extensionHours", 0, MOST_HOURS, 24)),
                form.number("extensions", 0, MOST_EXTENSIONS, 1));
        form.done();
        return storage;
    }

    private static Fee fee(Form form, boolean isPublic) {
        int fen = form.number("fen", 0, MOST_FEN, 0);
        if (isPublic && fen > 0) {
            form.mistake(
                    Problem.CONFIG_CONFLICT, form.line("fen"), "fen", "lockers of the public are free: publicBenefit");
            fen = 0;
        }
        int hours = fen == 0 ? form.number("periodHours", 1, MOST_HOURS, 1) : form.number("periodHours", 1, MOST_HOURS);
        int cap = fen == 0 ? form.number("capFen", 0, MOST_FEN, 0) : form.number("capFen", 0, MOST_FEN);
        form.done();
        return fen == 0 ? Fee.NONE : new Fee(fen, Duration.ofHours(hours), cap);
    }

    private static Reminders reminders(Form form) {
        Reminders usual = Reminders.USUAL;
        int before =
                form.number("beforeHours", 1, MOST_HOURS, (int) usual.before().toHours());
        LocalTime evening = time(form, "quietFrom", usual.evening());
        LocalTime morning = time(form, "quietTo", usual.morning());
        form.done();
        return new Reminders(Duration.ofHours(before), evening, morning);
    }

    private static LocalTime time(Form form, String field, LocalTime usual) {
        return form.has(field)
                ? form.value(field, "a time as \"22:00\"", text -> parsed(text, LocalTime::parse))
                        .orElse(usual)
                : usual;
    }

    private static List<Basis> bases(Form form) {
        List<Basis> all = List.of(Basis.values());
        if (!form.has("bases")) {
            form.done();
            return all;
        }
        List<Basis> bases = new ArrayList<>();
        for (Lined item : form.items("bases", "a list of " + all)) {
            Arrays.stream(Basis.values())
                    .filter(one ->
                            item instanceof Lined.Scalar scalar && scalar.text().equals(one.name()))
                    .findFirst()
                    .ifPresentOrElse(
                            bases::add,
                            () -> form.mistake(
                                    Problem.CONFIG_OUT_OF_RANGE, item.line(), "bases", "each one of " + all));
        }
        form.done();
        return bases;
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
