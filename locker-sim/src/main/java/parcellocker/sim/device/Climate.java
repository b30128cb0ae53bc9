package parcellocker.sim.device;

/** The air inside a compartment or a cold cabinet, and how cold it is wanted; what thermometers and controllers measure. */
public final class Climate {
    private double celsius = 20;
    private double humidity = 50;
    private double setPoint = 4;

    /**
     * The air is such from now on.
     *
     * @param degrees Celsius
     * @param percent relative humidity
     */
    public void air(double degrees, double percent) {
        celsius = degrees;
        humidity = percent;
    }

    /** How warm it is, degrees Celsius. */
    public double celsius() {
        return celsius;
    }

    /** Relative humidity, percent. */
    public double humidity() {
        return humidity;
    }

    /** How cold it is wanted, degrees Celsius. */
    public double setPoint() {
        return setPoint;
    }

    /** Somebody wants it so cold, degrees Celsius. */
    public void setPoint(double degrees) {
        setPoint = degrees;
    }
}
