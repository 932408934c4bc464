package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Broken conditions and what is said of them, word for word: a condition, and below it each problem. */
final class ConditionProblemsTest {
    @Test
    void theFormIsWrong() {
        check("""
                {'$gt': 5}
                  1:2 operator "$gt" must stand on a fact: {"a.fact": {"$gt": ...}}
                {'$ad': [{'a': 1}]}
                  1:2 unknown operator "$ad"; did you mean "$and"?
                {'$where': 'x'}
                  1:2 unknown operator "$where"; known are $and, $or, $nor, $not
                {'$and': {'a': 1}}
                  1:10 $and: must be a list of conditions, found an object
                {'$or': []}
                  1:9 $or: must be a list of conditions, found an empty list
                {'$nor': [{'a': 1}, 5, {'b': {'$gtt': 1}}]}
                  1:21 $nor[1]: must be a condition, found 5
                  1:31 $nor[2].b: unknown operator "$gtt"; did you mean "$gt"?
                {'$not': 5}
                  1:10 $not: must be a condition, found 5
                {'$and': null}
                  1:10 $and: must be a list of conditions, found null
                {'': 1}
                  1:2 "" is no fact; a fact is parts with dots between them, each a letter and then letters, digits, - and _, or the index of an element
                {'a..b': 1}
                  1:2 "a..b" is no fact; a fact is parts with dots between them, each a letter and then letters, digits, - and _, or the index of an element
                {'a b': 1}
                  1:2 "a b" is no fact; a fact is parts with dots between them, each a letter and then letters, digits, - and _, or the index of an element
                {'a.': 1}
                  1:2 "a." is no fact; a fact is parts with dots between them, each a letter and then letters, digits, - and _, or the index of an element
                {'9.a': 1}
                  1:2 "9.a" is no fact; a fact is parts with dots between them, each a letter and then letters, digits, - and _, or the index of an element
                {'a.ü': 1}
                  1:2 "a.ü" is no fact; a fact is parts with dots between them, each a letter and then letters, digits, - and _, or the index of an element
                {'a.1234567890': 1}
                  1:2 "a.1234567890" is no fact; a fact is parts with dots between them, each a letter and then letters, digits, - and _, or the index of an element
                {'a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a': 1}
                  1:2 a fact of more than 32 parts; facts are not that deep
                {'document.rows': {'$gtt': 500}}
                  1:20 ["document.rows"]: unknown operator "$gtt"; did you mean "$gt"?
                {'a': {'$startswith': 'x'}}
                  1:8 a: unknown operator "$startswith"; did you mean "$startsWith"?
                {'a': {'$cidr': '10.0.0.0/8'}}
                  1:8 a: unknown operator "$cidr"; known are $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $type, $not, $all, $elemMatch, $size, $regex, $options, $startsWith, $endsWith, $contains, $ignoreCase, $inGroup, $notInGroup, $veq, $vne, $vgt, $vgte, $vlt, $vlte, $before, $after
                {'a': {'$notCidr': '10.0.0.0/8'}}
                  1:8 a: unknown operator "$notCidr"; known are $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $type, $not, $all, $elemMatch, $size, $regex, $options, $startsWith, $endsWith, $contains, $ignoreCase, $inGroup, $notInGroup, $veq, $vne, $vgt, $vgte, $vlt, $vlte, $before, $after
                {'a': {'$foo': 1, '$bar': 2, '$gt': null}}
                  1:8 a: unknown operator "$foo"; known are $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $type, $not, $all, $elemMatch, $size, $regex, $options, $startsWith, $endsWith, $contains, $ignoreCase, $inGroup, $notInGroup, $veq, $vne, $vgt, $vgte, $vlt, $vlte, $before, $after
                  1:19 a: unknown operator "$bar"; known are $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $type, $not, $all, $elemMatch, $size, $regex, $options, $startsWith, $endsWith, $contains, $ignoreCase, $inGroup, $notInGroup, $veq, $vne, $vgt, $vgte, $vlt, $vlte, $before, $after
                  1:37 a.$gt: must be a number, a string, true or false, found null
                {'a': {'$gt': 1, 'x': 2}}
                  1:18 a: operators and members of a value are mixed: "$gt" and "x"
                {'a': {'x': 2, '$gt': 1}}
                  1:8 a: operators and members of a value are mixed: "$gt" and "x"
                {'a': {'$or': [{'$gt': 1}]}}
                  1:8 a: operator "$or" must stand beside facts, not on one
                {'a': {'x': {'$gt': 1}}}
                  1:14 a.x: "$gt" is inside a value; an operator must stand on a fact
                {'a': [{'$gt': 1}]}
                  1:9 a[0]: "$gt" is inside a value; an operator must stand on a fact
                {'a': {'$in': [1, {'b': [{'$x': 1}]}]}}
                  1:27 a.$in[1].b[0]: "$x" is inside a value; an operator must stand on a fact
                {'a': {'$all': [{'$elemMatch': {'b': 1}}]}}
                  1:18 a.$all[0]: "$elemMatch" is inside a value; an operator must stand on a fact
                {'a': {'x': 1, '$eq': {'$ne': 1}}}
                  1:8 a: operators and members of a value are mixed: "$eq" and "x"
                  1:24 a.$eq: "$ne" is inside a value; an operator must stand on a fact
                {'a': {'$elemMatch': {'$not': {'$or': [{'b': {'$foo': 1}}]}}}}
                  1:47 a.$elemMatch.$not.$or[0].b: unknown operator "$foo"; known are $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin, $exists, $type, $not, $all, $elemMatch, $size, $regex, $options, $startsWith, $endsWith, $contains, $ignoreCase, $inGroup, $notInGroup, $veq, $vne, $vgt, $vgte, $vlt, $vlte, $before, $after
                """, Catalogue.open());
    }

    @Test
    void anOperandIsWrong() {
        check("""
                {'a': {'$gt': null}}
                  1:15 a.$gt: must be a number, a string, true or false, found null
                {'a': {'$gte': [1]}}
                  1:16 a.$gte: must be a number, a string, true or false, found a list
                {'a': {'$lt': {}}}
                  1:15 a.$lt: must be a number, a string, true or false, found an object
                {'a': {'$lte': {'b': 1}}}
                  1:16 a.$lte: must be a number, a string, true or false, found an object
                {'a': {'$in': 'x'}}
                  1:15 a.$in: must be a list, found "x"
                {'a': {'$nin': {'b': 1}}}
                  1:16 a.$nin: must be a list, found an object
                {'a': {'$all': 5}}
                  1:16 a.$all: must be a list, found 5
                {'a': {'$exists': 1}}
                  1:19 a.$exists: must be true or false, found 1
                {'a': {'$exists': 'true'}}
                  1:19 a.$exists: must be true or false, found "true"
                {'a': {'$type': 5}}
                  1:17 a.$type: must be one of number, string, bool, array, object, null, date, found 5
                {'a': {'$type': 'int'}}
                  1:17 a.$type: unknown type "int"; known are number, string, bool, array, object, null, date
                {'a': {'$type': 'strng'}}
                  1:17 a.$type: unknown type "strng"; did you mean "string"?
                {'a': {'$type': []}}
                  1:17 a.$type: must be a type or a list of types, found an empty list
                {'a': {'$type': ['number', 'date', 'nul', 7]}}
                  1:36 a.$type[2]: unknown type "nul"; did you mean "null"?
                  1:43 a.$type[3]: must be one of number, string, bool, array, object, null, date, found 7
                {'a': {'$size': -1}}
                  1:17 a.$size: must be a whole number, 0 or more, found -1
                {'a': {'$size': 1.5}}
                  1:17 a.$size: must be a whole number, 0 or more, found 1.5
                {'a': {'$size': '1'}}
                  1:17 a.$size: must be a whole number, 0 or more, found "1"
                {'a': {'$size': 99999999999}}
                  1:17 a.$size: must be a whole number, 0 or more, found 99999999999
                {'a': {'$not': 5}}
                  1:16 a.$not: must be an object of operators, found 5
                {'a': {'$not': {}}}
                  1:16 a.$not: must be an object of operators, found an object
                {'a': {'$not': {'b': 1}}}
                  1:16 a.$not: must be an object of operators, found an object
                {'a': {'$not': {'$gtt': 1}}}
                  1:17 a.$not: unknown operator "$gtt"; did you mean "$gt"?
                {'a': {'$elemMatch': 5}}
                  1:22 a.$elemMatch: must be an object of operators or a condition, found 5
                {'a': {'$elemMatch': {'$gt': 1, 'b': 2}}}
                  1:33 a.$elemMatch: operators and members of a value are mixed: "$gt" and "b"
                {'a': {'$elemMatch': {'b': 2, '$gt': 1}}}
                  1:23 a.$elemMatch: operators and members of a value are mixed: "$gt" and "b"
                {'a': {'$elemMatch': {'b': {'$gt': null}}}}
                  1:36 a.$elemMatch.b.$gt: must be a number, a string, true or false, found null
                {'a': {'$regex': 5}}
                  1:18 a.$regex: must be a string, found 5
                {'a': {'$regex': 'a(b'}}
                  1:18 a.$regex: is no regular expression: Unclosed group at character 4
                {'a': {'$regex': '[a'}}
                  1:18 a.$regex: is no regular expression: Unclosed character class at character 2
                {'a': {'$regex': '*a'}}
                  1:18 a.$regex: is no regular expression: Dangling meta character '*' at character 1
                {'a': {'$regex': 'a', '$options': 'g'}}
                  1:35 a.$options: must be a string of the letters i, m and s, found "g"
                {'a': {'$regex': 'a', '$options': 5}}
                  1:35 a.$options: must be a string of the letters i, m and s, found 5
                {'a': {'$options': 'i'}}
                  1:20 a.$options: must stand beside $regex
                {'a': {'$startsWith': 5}}
                  1:23 a.$startsWith: must be a string or a list of strings, found 5
                {'a': {'$endsWith': []}}
                  1:21 a.$endsWith: must be a string or a list of strings, found an empty list
                {'a': {'$contains': ['x', 5, null]}}
                  1:27 a.$contains[1]: must be a string, found 5
                  1:30 a.$contains[2]: must be a string, found null
                {'a': {'$eq': 5, '$ignoreCase': true}}
                  1:33 a.$ignoreCase: must stand beside $eq, $in, $nin, $startsWith, $endsWith or $contains with a string
                {'a': {'$ne': 'x', '$ignoreCase': true}}
                  1:35 a.$ignoreCase: must stand beside $eq, $in, $nin, $startsWith, $endsWith or $contains with a string
                {'a': {'$ignoreCase': true}}
                  1:23 a.$ignoreCase: must stand beside $eq, $in, $nin, $startsWith, $endsWith or $contains with a string
                {'a': {'$startsWith': 'x', '$ignoreCase': 'yes'}}
                  1:43 a.$ignoreCase: must be true or false, found "yes"
                {'a': {'$inGroup': 'our-domain'}}
                  1:20 a.$inGroup: unknown group "our-domain"; did you mean "our-domains"?
                {'a': {'$notInGroup': 5}}
                  1:23 a.$notInGroup: must be the name of a group, found 5
                {'a': {'$inGroup': 'other/our-domains'}}
                  1:20 a.$inGroup: unknown group "other/our-domains"; known are our-domains, partners
                {'a': {'$inGroup': 'policy/Blocked'}}
                  1:20 a.$inGroup: unknown group "policy/Blocked"; known are our-domains, partners
                {'a': {'$veq': 'one'}}
                  1:16 a.$veq: must be a version such as "15.6.1", found "one"
                {'a': {'$vgt': 1.2}}
                  1:16 a.$vgt: must be a version such as "15.6.1", found 1.2
                {'a': {'$vlt': '1.2.3.4.5'}}
                  1:16 a.$vlt: must be a version such as "15.6.1", found "1.2.3.4.5"
                {'a': {'$before': 'yesterday'}}
                  1:19 a.$before: must be an instant such as "2026-11-21T09:00:00Z", "now", "now-7d" or "now+1h", found "yesterday"
                {'a': {'$after': '2026-11-21'}}
                  1:18 a.$after: must be an instant such as "2026-11-21T09:00:00Z", "now", "now-7d" or "now+1h", found "2026-11-21"
                {'a': {'$after': 'now-7'}}
                  1:18 a.$after: must be an instant such as "2026-11-21T09:00:00Z", "now", "now-7d" or "now+1h", found "now-7"
                {'a': {'$after': 'now - 7d'}}
                  1:18 a.$after: must be an instant such as "2026-11-21T09:00:00Z", "now", "now-7d" or "now+1h", found "now - 7d"
                {'a': {'$before': 5}}
                  1:19 a.$before: must be an instant such as "2026-11-21T09:00:00Z", "now", "now-7d" or "now+1h", found 5
                {'a': {'$in': ['a', 5], '$ignoreCase': 1}}
                  1:40 a.$ignoreCase: must be true or false, found 1
                {'a': {'$not': {'$regex': '('}}}
                  1:27 a.$not.$regex: is no regular expression: Unclosed group at character 2
                """, Catalogue.open());
    }

    @Test
    void theCatalogueSaysThatItCanNeverMatch() {
        check("""
                {'clasification': 'public'}
                  1:2 unknown fact "clasification"; did you mean "classification"?
                {'document': 1}
                  1:2 unknown fact "document"; known are classification, document.rows, shared, since, os, recipients, owner, risk
                {'classification.x': 1}
                  1:2 leads into classification, which is a string
                {'document.rows.0': 1}
                  1:2 leads into document.rows, which is a number
                {'classification': 'confidentail'}
                  1:20 classification: can never match: "confidentail" is no value of classification; did you mean "confidential"?
                {'classification': {'$in': ['public', 'privat', 5, null]}}
                  1:39 classification.$in[1]: can never match: "privat" is no value of classification; known are public, internal, confidential
                  1:49 classification.$in[2]: can never match: classification is a string, found 5
                {'classification': {'$ne': 'secret'}}
                  1:28 classification.$ne: can never match: "secret" is no value of classification; known are public, internal, confidential
                {'classification': {'$gt': 'zzz'}}
                  1:28 classification.$gt: can never match: none of the values of classification does; they are public, internal, confidential
                {'classification': {'$startsWith': 'Conf'}}
                  1:36 classification.$startsWith: can never match: none of the values of classification does; they are public, internal, confidential
                {'classification': {'$regex': '^secret'}}
                  1:31 classification.$regex: can never match: none of the values of classification does; they are public, internal, confidential
                {'classification': {'$gt': 5}}
                  1:28 classification.$gt: can never match: classification is a string
                {'classification': {'$type': 'number'}}
                  1:30 classification.$type: can never match: classification is a string
                {'classification': {'$size': 2}}
                  1:30 classification.$size: can never match: classification is a string
                {'classification': {'$veq': '1'}}
                  1:29 classification.$veq: can never match: none of the values of classification does; they are public, internal, confidential
                {'document.rows': '500'}
                  1:19 ["document.rows"]: can never match: document.rows is a number, found "500"
                {'document.rows': {'$gte': '500'}}
                  1:28 ["document.rows"].$gte: can never match: document.rows is a number
                {'document.rows': {'$in': ['1', 2]}}
                  1:28 ["document.rows"].$in[0]: can never match: document.rows is a number, found "1"
                {'document.rows': {'$startsWith': '5'}}
                  1:35 ["document.rows"].$startsWith: can never match: document.rows is a number
                {'document.rows': {'$inGroup': 'our-domains'}}
                  1:32 ["document.rows"].$inGroup: can never match: document.rows is a number
                {'document.rows': {'$elemMatch': {'$gt': 1}}}
                  1:34 ["document.rows"].$elemMatch: can never match: document.rows is a number
                {'document.rows': {'$all': [1, 'x']}}
                  1:32 ["document.rows"].$all[1]: can never match: document.rows is a number, found "x"
                {'document.rows': {'$before': 'now'}}
                  1:31 ["document.rows"].$before: can never match: document.rows is a number
                {'shared': 1}
                  1:12 shared: can never match: shared is a boolean, found 1
                {'shared': {'$not': {'$eq': 'yes'}}}
                  1:29 shared.$not.$eq: can never match: shared is a boolean, found "yes"
                {'since': '2026-11-21T10:00:00Z'}
                  1:11 since: can never match: since is an instant, found "2026-11-21T10:00:00Z"; compare it with $before and $after
                {'since': {'$gt': '2026-11-21T10:00:00Z'}}
                  1:19 since.$gt: can never match: since is an instant; compare it with $before and $after
                {'since': {'$regex': '^2026'}}
                  1:22 since.$regex: can never match: since is an instant; compare it with $before and $after
                {'since': {'$type': 'string'}}
                  1:21 since.$type: can never match: since is an instant; compare it with $before and $after
                {'os': {'$gt': 15}}
                  1:16 os.$gt: can never match: os is a version
                {'os': {'$before': 'now'}}
                  1:20 os.$before: can never match: os is a version
                {'owner': 'ana'}
                  1:11 owner: can never match: owner is a map, found "ana"
                {'owner': {'$contains': 'ana'}}
                  1:25 owner.$contains: can never match: owner is a map
                {'risk': 3}
                  1:10 risk: can never match: 3 is no value of risk; known are 1, 2.5
                {'risk': {'$gt': 2.5}}
                  1:18 risk.$gt: can never match: none of the values of risk does; they are 1, 2.5
                {'$or': [{'documents.rows': 1}, {'document.rows': 1, '$nor': [{'shared': 'no'}]}]}
                  1:11 $or[0]: unknown fact "documents.rows"; did you mean "document.rows"?
                  1:74 $or[1].$nor[0].shared: can never match: shared is a boolean, found "no"
                """, Reading.CATALOGUE);
    }

    private static void check(String expected, Catalogue catalogue) {
        String actual = expected.lines()
                .filter(line -> !line.startsWith(" "))
                .map(condition -> condition + "\n"
                        + Reading.of(condition, catalogue).problems().stream()
                                .map(problem -> "  " + problem + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());

        assertThat(actual).isEqualTo(expected);
    }
}
