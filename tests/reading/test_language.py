"""The language of an account, by its commonest words or by the model."""

import pytest

from tellings.reading.language import by_words, language

PLAIN = {
    "en": "The council of the harbour town has decided that the old bridge will be closed from the first of "
    "March, and the "
    "repairs are to take eleven months. It is the first time that the bridge has been closed to all of the town.",
    "de": "Der Rat der Stadt hat beschlossen, dass die alte Brücke von März an gesperrt wird, und die Reparatur "
    "soll elf "
    "Monate dauern. Das ist nicht das erste Mal, dass die Brücke mit Rücksicht auf den Zustand der Pfeiler "
    "gesperrt ist.",
    "fr": "Le conseil de la ville a décidé que le vieux pont serait fermé dès le premier mars et que les "
    "travaux, pour "
    "lesquels une somme est prévue, dureraient onze mois. Les camions passeront par la route du nord, qui est "
    "plus longue.",
    "es": "El consejo de la ciudad ha decidido que el viejo puente se cierre por obras y que los trabajos, para "
    "los que hay "
    "una suma prevista, duren once meses. Los camiones pasarán por la carretera del norte, que es más larga, "
    "como las otras.",
    "ru": "Совет города решил, что старый мост будет закрыт с первого марта и что ремонт продлится одиннадцать "
    "месяцев. "
    "Это не первый раз, как мост закрывают для ремонта: в прошлом году из опор извлекли камни, и на дороге "
    "стало тише. "
    "Грузовики пойдут по северной дороге, а для жителей будет паром, который с утра и до вечера ходит от "
    "пристани к порту.",
}
OTHERS = {
    "it": "Il consiglio della città ha deciso che il vecchio ponte sarà chiuso dal primo marzo e che i lavori, "
    "per i quali "
    "è prevista una somma, dureranno undici mesi. I camion passeranno per la strada del nord, che non è più "
    "lunga, e le "
    "auto per il traghetto.",
    "uk": "Рада міста вирішила, що старий міст буде закрито з першого березня і що ремонт триватиме одинадцять "
    "місяців. "
    "Це не перший раз, як міст закривають для ремонту: торік з опор дістали каміння, і на дорозі стало тихіше. "
    "Вантажівки "
    "підуть північною дорогою, а для мешканців буде пором, який ходить від пристані до порту.",
}


@pytest.mark.parametrize("code", PLAIN)
def test_common_words_decide_plain_cases(code):
    """A paragraph of one of the five languages needs no model."""
    assert by_words(PLAIN[code]) == language(PLAIN[code]) == code


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_left_to_the_model(code):
    """Words that a neighbour shares decide nothing."""
    assert by_words(OTHERS[code]) is None
    assert language(OTHERS[code]) == code


def test_a_mixture_is_left_to_the_model():
    """Two languages by halves are plain to neither."""
    assert by_words(PLAIN["en"] + " " + PLAIN["de"]) is None


def test_few_words_decide_nothing():
    """A line's words are too few; what the page declares decides where there are hardly any letters."""
    assert by_words("The end of the year.") is None
    assert language("Oui.", "fr-FR") == "fr"
