package parcellocker.sim.app;

/** What a visitor is told. */
final class Guide {
    private Guide() {}

    static void print(Parts parts) {
        City city = parts.city();
        city.announce("SF1000000001", "王芳", "13800001234", "S");
        city.announce("YT2000000002", "张伟", "13900005678", "M");
        city.announce("ZTO300000003", "刘洋", "13700009012", "L");
        System.out.println();
        parts.addresses().forEach(address -> System.out.println("  " + address));
        System.out.println("""

                  Try it: at the touchscreen choose Courier, badge %s, PIN %s. In the cabinet hold the label SF1000000001
                  before the scanner, put the parcel in the open door and push the door shut; touch Sign off.
                  The city's page shows the notice: type its code at the touchscreen, or hold its QR before the scanner.

                  Ctrl-C ends everything.""".formatted(City.BADGE, City.PIN));
    }
}
