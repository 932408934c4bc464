package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonArray;
import org.securitynudge.json.JsonBoolean;
import org.securitynudge.json.JsonNumber;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonText;

/** JSON as plain values: maps, lists, strings, exact numbers, booleans and nulls. */
final class Plain {
    private Plain() {}

    static @Nullable Object of(Json json) {
        if (json instanceof JsonText text) {
            return text.value();
        } else if (json instanceof JsonNumber number) {
            return number.value();
        } else if (json instanceof JsonBoolean bool) {
            return bool.value();
        } else if (json instanceof JsonArray array) {
            List<@Nullable Object> list = new ArrayList<>();
            array.elements().forEach(element -> list.add(of(element)));
            return list;
        } else if (json instanceof JsonObject object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            object.members().forEach((name, member) -> map.put(name, of(member.value())));
            return map;
        }
        return null;
    }
}
