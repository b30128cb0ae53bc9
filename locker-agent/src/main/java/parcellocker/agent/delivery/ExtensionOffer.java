package parcellocker.agent.delivery;

/**
 * What the city lets a recipient add to the storage of their parcel, at the screen and also without a line.
 *
 * @param millis added each time
 * @param times how often in all
 */
public record ExtensionOffer(long millis, int times) {
    public static final ExtensionOffer NONE = new ExtensionOffer(0, 0);
}
