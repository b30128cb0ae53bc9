package parcellocker.bridge.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where regions lie, each as polygons in WGS-84. A region that is not told here holds everything: its borders are not known, which is
 * no mistake of whoever files.
 */
public final class Regions {
    /** Nothing is known of any region. */
    public static final Regions NONE = new Regions(new TreeMap<>());

    private final SortedMap<String, List<List<Point>>> rings;

    /**
     * Known regions.
     *
     * @param rings by GB/T 2260 code; of holes and islands alike, so that a place inside an odd number of rings is inside
     */
    public Regions(SortedMap<String, List<List<Point>>> rings) {
        this.rings = new TreeMap<>(rings);
    }

    /** Whether borders are known. */
    public boolean isKnown(String region) {
        return rings.containsKey(region);
    }

    /** Whether a place lies in a region, as far as is known. */
    public boolean holds(String region, Point place) {
        List<List<Point>> known = rings.getOrDefault(region, new ArrayList<>());
        return known.isEmpty()
                || known.stream().filter(ring -> isInside(ring, place)).count() % 2 == 1;
    }

    /** Counts the borders east of the place. */
    private static boolean isInside(List<Point> ring, Point place) {
        boolean inside = false;
        Point from = ring.getLast();
        for (Point to : ring) {
            boolean crosses = from.lat() > place.lat() != to.lat() > place.lat();
            if (crosses && place.lng() < crossing(from, to, place.lat())) {
                inside = !inside;
            }
            from = to;
        }
        return inside;
    }

    private static double crossing(Point from, Point to, double lat) {
        return from.lng() + (lat - from.lat()) / (to.lat() - from.lat()) * (to.lng() - from.lng());
    }
}
