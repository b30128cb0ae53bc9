package parcellocker.bridge.app;

import java.util.Optional;
import java.util.function.Supplier;
import parcellocker.bridge.registry.Geography;
import parcellocker.bridge.registry.MbTiles;
import parcellocker.bridge.registry.Regions;
import parcellocker.bridge.registry.Tiles;
import parcellocker.bridge.registry.WorkingDays;
import parcellocker.contract.problem.ProblemException;

/** The section {@code registry}: files that a city supplies for its outlets and its map. Each may be left out. */
final class RegistrySettings {
    private static final String REGIONS = "registry.regions";
    private static final String CALENDAR = "registry.calendar";
    private static final String TILES = "registry.tiles";
    private static final String CRS = "registry.tilesCrs";

    private RegistrySettings() {}

    private enum Crs {
        WGS84,
        GCJ02
    }

    static Config.Registry read(Settings settings) {
        Optional<Regions> regions = file(settings, REGIONS, () -> Geography.regions(settings.path(REGIONS)));
        Optional<WorkingDays> calendar = file(settings, CALENDAR, () -> Geography.calendar(settings.path(CALENDAR)));
        Optional<Tiles> tiles = file(settings, TILES, () -> new MbTiles(settings.path(TILES)));
        boolean isShifted = settings.has(CRS) && settings.choice(CRS, Crs.class) == Crs.GCJ02;
        Config.Registry plain = Config.Registry.plain();
        return new Config.Registry(
                regions.orElse(plain.regions()),
                calendar.orElse(plain.calendar()),
                tiles.orElse(plain.tiles()),
                isShifted);
    }

    private static <T> Optional<T> file(Settings settings, String key, Supplier<T> reader) {
        if (!settings.has(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.get());
        } catch (ProblemException unfit) {
            settings.mistake(unfit.problem(), key, String.valueOf(unfit.getMessage()));
            return Optional.empty();
        }
    }
}
