package parcellocker.bridge.registry;

/**
 * The shifted coordinates that Chinese base maps are drawn in. They exist only at the map's edge: nothing here stores them, and
 * nothing takes them back in. In Luoyang they are 583 m away from WGS-84.
 */
public final class Gcj02 {
    private static final double AXIS = 6_378_245.0;
    private static final double ECCENTRICITY = 0.006_693_421_622_965_943;
    private static final double CENTRE_LNG = 105;
    private static final double CENTRE_LAT = 35;

    private Gcj02() {}

    /** A shifted place; not a {@link Point}, so that it is never taken for one. */
    public record Shifted(double lng, double lat) {}

    /** Where such a map draws a place. Outside the mainland's box nothing is shifted. */
    public static Shifted of(Point place) {
        if (place.lng() < 72.004 || place.lng() > 137.8347 || place.lat() < 0.8293 || place.lat() > 55.8271) {
            return new Shifted(place.lng(), place.lat());
        }
        double east = place.lng() - CENTRE_LNG;
        double north = place.lat() - CENTRE_LAT;
        double angle = Math.toRadians(place.lat());
        double flattening = 1 - ECCENTRICITY * Math.sin(angle) * Math.sin(angle);
        double root = Math.sqrt(flattening);
        double latMetres = AXIS * (1 - ECCENTRICITY) / (flattening * root);
        double lngMetres = AXIS / root * Math.cos(angle);
        return new Shifted(
                place.lng() + Math.toDegrees(eastward(east, north) / lngMetres),
                place.lat() + Math.toDegrees(northward(east, north) / latMetres));
    }

    private static double northward(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves(x, 6, 20, 2, 20)
                + waves(y, 1, 20, 1.0 / 3, 40)
                + waves(y, 1.0 / 12, 160, 1.0 / 30, 320);
    }

    private static double eastward(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves(x, 6, 20, 2, 20)
                + waves(x, 1, 20, 1.0 / 3, 40)
                + waves(x, 1.0 / 12, 150, 1.0 / 30, 300);
    }

    /** Two thirds of two sine waves, their frequencies in half turns a degree. */
    private static double waves(double at, double first, double firstHeight, double second, double secondHeight) {
        return (firstHeight * Math.sin(first * at * Math.PI) + secondHeight * Math.sin(second * at * Math.PI)) * 2 / 3;
    }
}
