package parcellocker.bridge.registry;

/**
 * A place on the earth in WGS-84, as satellites give it.
 *
 * @param lng degrees east, -180 to 180
 * @param lat degrees north, -90 to 90
 */
public record Point(double lng, double lat) {
    public Point {
        if (!(Math.abs(lng) <= 180) || !(Math.abs(lat) <= 90)) {
            throw new IllegalArgumentException("no place: " + lng + ", " + lat);
        }
    }
}
