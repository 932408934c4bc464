package org.securitynudge.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonText;
import org.securitynudge.json.Problems;
import org.securitynudge.match.Criterion.InNetworks;

/** Reads the operand of {@code $cidr}. */
final class NetworkReader {
    private static final int DIGITS_OF_PREFIX = 3;
    private static final int MAPPED_BITS = Address.BITS - Address.BITS_OF_V4;

    private static final String NETWORK = "a network such as \"10.0.0.0/8\" or \"2001:db8::/32\", or an address";

    private final Problems problems;

    NetworkReader(Problems problems) {
        this.problems = problems;
    }

    /** Returns the networks of one text or of a list of texts, or empty after adding a problem for each that is none. */
    Optional<InNetworks> read(Json json) {
        Operands operands = new Operands(problems);
        int before = problems.count();
        List<Network> networks = new ArrayList<>();
        if (json instanceof JsonText text) {
            network(text).ifPresent(networks::add);
        } else if (json instanceof JsonArray array && !array.elements().isEmpty()) {
            operands.list(json, Operands.MAXIMUM_NETWORKS)
                    .ifPresent(list ->
                            list.elements().forEach(element -> network(element).ifPresent(networks::add)));
        } else {
            return operands.refuse(json, NETWORK + ", or a list of these");
        }
        return problems.count() == before ? Optional.of(new InNetworks(List.copyOf(networks))) : Optional.empty();
    }

    private Optional<Network> network(Json json) {
        if (!(json instanceof JsonText text)) {
            return new Operands(problems).refuse(json, NETWORK);
        }
        String written = text.value();
        int slash = written.indexOf('/');
        Address address = Address.parse(slash < 0 ? written : written.substring(0, slash));
        if (address == null) {
            return new Operands(problems).refuse(json, NETWORK);
        }
        int most = written.indexOf(':') < 0 ? Address.BITS_OF_V4 : Address.BITS;
        int prefix = slash < 0 ? most : prefix(written.substring(slash + 1));
        if (prefix < 0 || prefix > most) {
            problems.add(json, "must have a number from 0 to " + most + " after the slash, found " + json.shown());
            return Optional.empty();
        }
        Network network = new Network(written, address, Address.BITS - most + prefix);
        return hasNoBitsBeyond(network, prefix, json) ? Optional.of(network) : Optional.empty();
    }

    private static int prefix(String digits) {
        boolean isNumber = digits.matches("0|[1-9][0-9]{0," + (DIGITS_OF_PREFIX - 1) + "}");
        return isNumber ? Integer.parseInt(digits) : -1;
    }

    private boolean hasNoBitsBeyond(Network network, int prefix, Json json) {
        Address start = network.start().first(network.bits());
        if (start.equals(network.start())) {
            return true;
        }
        int bits = start.isV4() ? network.bits() - MAPPED_BITS : prefix;
        problems.add(
                json,
                json.shown() + " has bits beyond /" + prefix + "; did you mean " + Json.quote(start + "/" + bits)
                        + "?");
        return false;
    }
}
