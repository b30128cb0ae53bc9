package parcellocker.bridge.parcels;

import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.policy.Fee;
import parcellocker.bridge.policy.Promise;

/**
 * What messages say: where the parcel is by name and address, how long it lies, how to get it, that it may be looked at and refused
 * on the spot (管理办法 2019, 电子商务法 52), and whom to call. On a phone, with short names, it is one short message of 70
 * characters, in Chinese; a mail says the same in Chinese and in English.
 *
 * @param signature who writes, as the gateway's rules want it
 * @param helpline a phone
 */
record Wording(String signature, String helpline) {
    /** A parcel and where it lies. */
    record Place(Terminal at, Delivery delivery) {}

    /** How long it lies, and what that costs then, e.g. {@code 24 h} where it costs nothing. */
    static String english(Promise promise) {
        String hours = promise.storage().free().toHours() + " h";
        Fee fee = promise.fee();
        return fee.isFree()
                ? hours
                : hours + " for nothing, then " + fee.fen() + " fen for each "
                        + fee.period().toHours() + " h begun, at most " + fee.cap() + " fen";
    }

    static String chinese(Promise promise) {
        String hours = promise.storage().free().toHours() + "小时";
        Fee fee = promise.fee();
        return fee.isFree()
                ? hours
                : hours + "内免费，超时每" + fee.period().toHours() + "小时" + fee.fen() + "分，最高" + fee.cap() + "分";
    }

    Channel.Text stored(Way way, Place place, String code, Promise promise) {
        Terminal at = place.at();
        Delivery delivery = place.delivery();
        String chinese = head(delivery) + "已存入" + at.name() + "(" + at.address() + ")" + delivery.compartment() + "，取件码"
                + code + "，存" + chinese(promise) + "，可当场验收拒收。" + foot();
        String english = "Your parcel …" + tail(delivery) + " is in the locker " + at.name() + " (" + at.address()
                + "), compartment " + delivery.compartment() + ". Pickup code: " + code + ". It is stored for "
                + english(promise) + ". You may look at it and refuse it there.";
        return text(way, subject(delivery, "已存入" + at.name(), "is in the locker " + at.name()), chinese, english);
    }

    Channel.Text reminder(Way way, Terminal at, Delivery delivery) {
        String chinese = head(delivery) + "在" + at.name() + "(" + at.address() + ")" + delivery.compartment()
                + "即将到期，请尽快凭原取件码领取。" + foot();
        String english = "The time of your parcel …" + tail(delivery) + " in the locker " + at.name() + " ("
                + at.address() + "), compartment " + delivery.compartment()
                + ", is nearly over. Please collect it soon, with the code that you have.";
        return text(way, subject(delivery, "即将到期", "waits, its time is nearly over"), chinese, english);
    }

    Channel.Text opened(Way way, Terminal at, Delivery delivery, String opening) {
        String chinese = head(delivery) + "所在的" + at.name() + delivery.compartment() + "已由工作人员开启，如有缺失请致电并报编号" + opening
                + "。" + foot();
        String english = "Staff opened compartment " + delivery.compartment() + " of the locker " + at.name()
                + ", in which your parcel …" + tail(delivery)
                + " is. If anything is missing, call us with the number " + opening + ".";
        return text(way, subject(delivery, "所在格口已由工作人员开启", "had its compartment opened by staff"), chinese, english);
    }

    private Channel.Text text(Way way, String subject, String chinese, String english) {
        return switch (way) {
            case PHONE -> new Channel.Text("", chinese);
            case MAIL -> new Channel.Text(subject, chinese + "\n\n" + english + " Helpline: " + helpline + "\n");
        };
    }

    private String subject(Delivery delivery, String chinese, String english) {
        return head(delivery) + chinese + " / Parcel …" + tail(delivery) + " " + english;
    }

    private String head(Delivery delivery) {
        return "【" + signature + "】快件(尾号" + tail(delivery) + ")";
    }

    private static String tail(Delivery delivery) {
        String waybill = delivery.waybills().getFirst();
        return waybill.substring(Math.max(0, waybill.length() - 4));
    }

    private String foot() {
        return "客服" + helpline;
    }
}
