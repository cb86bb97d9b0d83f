package io.perseid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What {@code perseid explain} prints of a node's answer. */
class ExplanationTextTest {
    private static final String TOLD = """
            {'pipe': 'people', 'entity_id': 'ada', 'verdict': {'word': 'filtered', 'text': 'a filter ended its rule'},
             'source': {'entity': {'_id': 'ada', 'age': 17}, 'updated': 3, 'dataset': 'crm'},
             'stages': [{'type': 'dtl', 'entities': [{'in': {'_id': 'ada'}, 'out': [], 'explanation': {
                'rule': 'default', 'outcome': 'filtered', 'lines': [
                 {'n': 1, 'text': '[copy, *]', 'file': 'pipes/people.conf.json', 'line': 5, 'column': 7, 'outcome': 'continued',
                  'changes': [{'property': 'age', 'value': 17, 'from': '_S.age'}]},
                 {'n': 2, 'text': '[add, orders, …]', 'file': 'pipes/people.conf.json', 'line': 6, 'column': 7, 'outcome': 'continued',
                  'joins': [{'dataset': 'orders', 'index': '_S.customer', 'key': 'ada', 'found': 2, 'ids': ['o1', 'o2']}],
                  'applied': [{'rule': 'line', 'outcome': 'continued', 'source': {'n': 1}, 'lines': []}]},
                 {'n': 3, 'text': '[filter, …]', 'file': 'pipes/people.conf.json', 'line': 7, 'column': 7, 'outcome': 'filtered',
                  'why': [{'text': '[gte, _S.age, 18]', 'value': false}],
                  'values': [{'text': '_S.age', 'read': true, 'value': 17}]}]}}]}],
             'sink': {'dataset': 'people'}, 'out': [{'entity': {'_id': 'ada'}, 'filtered': true, 'held': null}]}""";

    @Test
    void eachLineStandsWithItsPlaceWhatItReadAndWhatItDid() {
        assertThat(print(new Ink(false))).isEqualTo("""
                people · ada
                filtered: a filter ended its rule

                source  crm, version 3
                  _id = "ada"
                  age = 17

                dtl
                    1 [copy, *]  pipes/people.conf.json:5:7
                      → age = 17  from _S.age
                    2 [add, orders, …]  pipes/people.conf.json:6:7
                      join orders by customer = "ada": 2 found: o1, o2
                      applied line to {"n":1}
                    3 [filter, …]  pipes/people.conf.json:7:7
                      read _S.age = 17
                      filtered, because
                        [gte, _S.age, 18] is false

                filtered out  to people
                """);
    }

    @Test
    void aTerminalSeesColours() {
        assertThat(print(new Ink(true))).contains("\u001b[33mfiltered\u001b[0m", "\u001b[36mage\u001b[0m");
    }

    private static String print(Ink ink) {
        var text = new StringWriter();
        new ExplanationText(new PrintWriter(text), ink).print(Json.parse(TOLD.replace('\'', '"'), JsonForm.COMPATIBLE));
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
