package parcellocker.bridge.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import parcellocker.bridge.policy.Policies;
import parcellocker.bridge.policy.PolicyFile;
import parcellocker.bridge.policy.StorageTime;
import parcellocker.contract.problem.Problem;

/** The section {@code city}. How long parcels lie stands in a file of profiles, or, of a city that has but one and takes no fee, here. */
final class CitySettings {
    private static final int MOST_STORAGE_HOURS = 24 * 30;
    private static final int EXTENSION_HOURS = 24;
    private static final int EXTENSIONS = 1;
    private static final int MOST_EXTENSIONS = 100;
    private static final List<String> SINGLE = List.of("city.storageHours", "city.extensionHours", "city.extensions");

    private CitySettings() {}

    static Config.City read(Settings settings) {
        return new Config.City(
                settings.text("city.name", name -> name.matches("\\P{Cntrl}{1,40}"), "1 to 40 characters"),
                settings.has("city.policy") ? profiles(settings) : single(settings),
                days(settings, "city.announcedDays", 90, 14),
                days(settings, "city.keptDays", 183, 90));
    }

    private static int days(Settings settings, String key, int most, int usual) {
        return settings.has(key) ? settings.number(key, 1, most) : usual;
    }

    private static Policies single(Settings settings) {
        return Policies.free(new StorageTime(
                Duration.ofHours(settings.number("city.storageHours", 1, MOST_STORAGE_HOURS)),
                Duration.ofHours(
                        settings.has("city.extensionHours")
                                ? settings.number("city.extensionHours", 0, MOST_STORAGE_HOURS)
                                : EXTENSION_HOURS),
                settings.has("city.extensions") ? settings.number("city.extensions", 0, MOST_EXTENSIONS) : EXTENSIONS));
    }

    private static Policies profiles(Settings settings) {
        SINGLE.stream()
                .filter(settings::has)
                .forEach(key -> settings.mistake(Problem.CONFIG_CONFLICT, key, "stands in the file of city.policy"));
        Path file = settings.path("city.policy");
        return switch (PolicyFile.read(file)) {
            case PolicyFile.Read.Good good -> good.policies();
            case PolicyFile.Read.Bad bad -> {
                bad.mistakes().forEach(mistake -> settings.mistakeIn(file, mistake));
                yield Policies.free(1);
            }
        };
    }
}
