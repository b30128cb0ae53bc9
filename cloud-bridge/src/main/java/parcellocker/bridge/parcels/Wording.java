package parcellocker.bridge.parcels;

import parcellocker.bridge.fleet.Terminal;

/**
 * What messages say: where the parcel is by name and address, how long it lies, how to get it, that it may be looked at and refused
 * on the spot (管理办法 2019, 电子商务法 52), and whom to call. With short names it is one short message, of 70 characters.
 *
 * @param signature who writes, as the gateway's rules want it
 * @param helpline a phone
 * @param hours how long a parcel lies
 */
record Wording(String signature, String helpline, int hours) {
    String stored(Terminal at, Delivery delivery, String code) {
        return head(delivery) + "已存入" + at.name() + "(" + at.address() + ")" + delivery.compartment() + "，取件码" + code
                + "，存" + hours + "小时，可当场验收拒收。" + foot();
    }

    String reminder(Terminal at, Delivery delivery) {
        return head(delivery) + "在" + at.name() + "(" + at.address() + ")" + delivery.compartment() + "即将到期，请尽快凭原取件码领取。"
                + foot();
    }

    String opened(Terminal at, Delivery delivery, String opening) {
        return head(delivery) + "所在的" + at.name() + delivery.compartment() + "已由工作人员开启，如有缺失请致电并报编号" + opening + "。"
                + foot();
    }

    private String head(Delivery delivery) {
        String waybill = delivery.waybills().getFirst();
        return "【" + signature + "】快件(尾号" + waybill.substring(Math.max(0, waybill.length() - 4)) + ")";
    }

    private String foot() {
        return "客服" + helpline;
    }
}
