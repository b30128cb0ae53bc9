package parcellocker.sim.board;

/** Which door each output or input of a board really leads to: two cables may have been exchanged. */
final class Cabling {
    private final int[] doorOf;

    Cabling(int channels) {
        doorOf = new int[channels + 1];
        for (int channel = 1; channel <= channels; channel++) {
            doorOf[channel] = channel;
        }
    }

    int door(int channel) {
        return doorOf[channel];
    }

    /** Where the cable of a door is plugged in. */
    int channel(int door) {
        int channel = 1;
        while (doorOf[channel] != door) {
            channel++;
        }
        return channel;
    }

    void swap(int one, int other) {
        int door = doorOf[one];
        doorOf[one] = doorOf[other];
        doorOf[other] = door;
    }

    /** Plugs the cable of that door in where it belongs. */
    void straighten(int channel) {
        swap(channel, channel(channel));
    }

    boolean isStraight(int channel) {
        return doorOf[channel] == channel;
    }
}
