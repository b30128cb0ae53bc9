package parcellocker.bridge.exchange;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The words of GS1's Core Business Vocabulary 2.0 that an object event may use (its sections 7.1 and 7.2). */
public final class Cbv {
    private static final int LONGEST_URI = 200;
    private static final Set<String> STEPS = Set.of((""
                    + "accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting"
                    + " decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting"
                    + " installing killing loading other packing picking receiving removing repackaging repairing replacing reserving"
                    + " retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing transporting"
                    + " unloading unpacking void_shipping")
            .split(" ", -1));
    private static final Set<String> DISPOSITIONS = Set.of((""
                    + "active available completeness_inferred completeness_verified conformant container_closed container_open damaged"
                    + " destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance"
                    + " mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other partially_dispensed"
                    + " recalled reserved retail_sold returned sellable_accessible sellable_not_accessible stolen unavailable unknown")
            .split(" ", -1));

    private Cbv() {}

    /** Whether it is a business step: their word, bare, or anybody else's URI. */
    public static boolean isStep(String text) {
        return STEPS.contains(text) || isOthers(text);
    }

    public static boolean isDisposition(String text) {
        return DISPOSITIONS.contains(text) || isOthers(text);
    }

    /** In JSON their words stand bare: a URI of theirs is a mistake. */
    private static boolean isOthers(String text) {
        return isUri(text) && !text.matches("(urn:epcglobal:cbv|https?://ns\\.gs1\\.org/cbv/).*");
    }

    /** Whether it is a URI with its scheme, not too long to keep. */
    public static boolean isUri(String text) {
        try {
            return text.length() <= LONGEST_URI && text.matches("[\\x21-\\x7E]+") && new URI(text).isAbsolute();
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /** A word of theirs without what may stand before it in a query. */
    public static String bare(String text) {
        return text.replaceFirst("^(urn:epcglobal:cbv:bizstep:|https?://ns\\.gs1\\.org/cbv/BizStep-)", "");
    }
}
