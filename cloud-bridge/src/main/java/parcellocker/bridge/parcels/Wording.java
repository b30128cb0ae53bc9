package parcellocker.bridge.parcels;

import parcellocker.bridge.fleet.Terminal;

/**
 * What messages say: where the parcel is by name and address, how long it lies, how to get it, that it may be looked at and refused
 * on the spot (管理办法 2019, 电子商务法 52), and whom to call. On a phone, with short names, it is one short message of 70
 * characters, in Chinese; a mail says the same in Chinese and in English.
 *
 * @param signature who writes, as the gateway's rules want it
 * @param helpline a phone
 * @param hours how long a parcel lies
 */
record Wording(String signature, String helpline, int hours) {
    Channel.Text stored(Way way, Terminal at, Delivery delivery, String code) {
        String chinese = head(delivery) + "已存入" + at.name() + "(" + at.address() + ")" + delivery.compartment() + "，取件码"
                + code + "，存" + hours + "小时，可当场验收拒收。" + foot();
        String english = "Your parcel …" + tail(delivery) + " is in the locker " + at.name() + " (" + at.address()
                + "), compartment " + delivery.compartment() + ". Pickup code: " + code + ". It is stored for " + hours
                + " hours. You may look at it and refuse it there.";
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
