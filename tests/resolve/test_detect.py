"""The language of a text: told from sentences as news has them, English in doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.resolve.languages import NAMES, detect

_SENTENCES = {
    "fr": """
        Le maire a annoncé mercredi que le pont serait fermé pendant deux semaines.
        La grève des boulangers se poursuit dans le nord du pays.
        Trois personnes ont été blessées lors d'un accident sur la route de la côte.
        Les élèves retrouveront leur école après les travaux.
        Selon la police, le voleur est entré par la fenêtre.
        Le conseil a voté le budget, mais l'opposition reste prudente.
        Une tempête a privé d'électricité plus de mille foyers.
        Elle avait quitté la ville la veille avec ses enfants.
        Un incendie s'est déclaré dans une usine de papier près de Lille.
        """,
    "de": """
        Der Bürgermeister kündigte am Mittwoch an, dass die Brücke gesperrt wird.
        Die Bäcker im Norden des Landes streiken weiter.
        Bei einem Unfall auf der Küstenstraße wurden drei Menschen verletzt.
        Die Kinder kehren nach dem Umbau in ihre Schule zurück.
        Nach Angaben der Polizei kam der Dieb durch das Fenster.
        Der Rat hat den Haushalt beschlossen, die Opposition bleibt vorsichtig.
        Ein Sturm hat mehr als tausend Haushalte vom Strom abgeschnitten.
        Sie hatte die Stadt am Vortag mit ihren Kindern verlassen.
        In einer Papierfabrik bei Köln ist ein Feuer ausgebrochen.
        """,
    "es": """
        El alcalde anunció el miércoles que el puente estará cerrado dos semanas.
        La huelga de panaderos continúa en el norte del país.
        Tres personas resultaron heridas en un accidente en la carretera de la costa.
        Los alumnos volverán a su escuela después de las obras.
        Según la policía, el ladrón entró por la ventana.
        El consejo aprobó el presupuesto, pero la oposición se muestra prudente.
        Una tormenta dejó sin luz a más de mil hogares.
        Había salido de la ciudad el día anterior con sus hijos.
        Un incendio se declaró en una fábrica de papel cerca de Bilbao.
        """,
    "it": """
        Il sindaco ha annunciato mercoledì che il ponte resterà chiuso due settimane.
        Lo sciopero dei fornai continua nel nord del paese.
        Tre persone sono rimaste ferite in un incidente sulla strada della costa.
        Gli alunni torneranno nella loro scuola dopo i lavori.
        Secondo la polizia il ladro è entrato dalla finestra.
        Il consiglio ha approvato il bilancio, ma l'opposizione non è convinta.
        Una tempesta ha lasciato senza luce più di mille case.
        Aveva lasciato la città il giorno prima con i suoi figli.
        Un incendio è scoppiato in una fabbrica di carta vicino a Torino.
        """,
    "pt": """
        O prefeito anunciou na quarta-feira que a ponte ficará fechada duas semanas.
        A greve dos padeiros continua no norte do país.
        Três pessoas ficaram feridas em um acidente na estrada da costa.
        Os alunos voltarão à sua escola depois das obras.
        Segundo a polícia, o ladrão entrou pela janela.
        O conselho aprovou o orçamento, mas a oposição não está convencida.
        Uma tempestade deixou mais de mil casas sem luz.
        Ela tinha saído da cidade no dia anterior com os filhos.
        Um incêndio começou em uma fábrica de papel perto do Porto.
        """,
    "nl": """
        De burgemeester kondigde woensdag aan dat de brug twee weken dicht blijft.
        De staking van de bakkers in het noorden van het land gaat door.
        Bij een ongeluk op de kustweg zijn drie mensen gewond geraakt.
        De leerlingen keren na de verbouwing terug naar hun school.
        Volgens de politie kwam de dief door het raam naar binnen.
        De raad heeft de begroting aangenomen, maar de oppositie is niet overtuigd.
        Door een storm zaten meer dan duizend huizen zonder stroom.
        Zij had de stad een dag eerder met haar kinderen verlaten.
        In een papierfabriek bij Zwolle is brand uitgebroken.
        """,
    "pl": """
        Burmistrz ogłosił w środę, że most będzie zamknięty przez dwa tygodnie.
        Strajk piekarzy na północy kraju nie ustaje.
        W wypadku na drodze nad morzem zostały ranne trzy osoby.
        Po remoncie uczniowie wrócą do swojej szkoły.
        Według policji złodziej wszedł przez okno i nie zostawił śladów.
        Rada przyjęła budżet, ale opozycja jest ostrożna.
        Burza pozbawiła prądu ponad tysiąc domów na wsi.
        Dzień wcześniej wyjechała z miasta z dziećmi.
        W fabryce papieru koło Łodzi wybuchł pożar, który gaszono do rana.
        """,
    "ru": """
        Мэр объявил в среду, что мост закроют на две недели.
        На севере страны продолжается забастовка пекарей.
        В аварии на прибрежной дороге пострадали три человека.
        По данным полиции, вор проник через окно.
        Она уехала из города накануне.
        """,
    "uk": """
        Мер оголосив у середу, що міст закриють на два тижні.
        На півночі країни триває страйк пекарів.
        В аварії на узбережжі постраждали троє людей.
        За даними поліції, злодій потрапив через вікно.
        Вона виїхала з міста напередодні.
        """,
    "ar": """
        أعلن رئيس البلدية الأربعاء إغلاق الجسر أسبوعين.
        أصيب ثلاثة أشخاص في حادث على الطريق الساحلي.
        قالت الشرطة إن اللص دخل من النافذة.
        """,
    "zh": """
        市长周三宣布大桥将关闭两周。
        警方称小偷是从窗户进入的。
        暴风雨使一千多户家庭停电。
        """,
    "ja": """
        市長は水曜日、橋を二週間閉鎖すると発表した。
        警察によると、泥棒は窓から入った。
        嵐のため千戸以上が停電した。
        """,
    "ko": """
        시장은 수요일 다리를 2주 동안 폐쇄한다고 밝혔다.
        경찰은 도둑이 창문으로 들어왔다고 말했다.
        폭풍으로 천 가구 이상이 정전됐다.
        """,
    "en": """
        The mayor said on Wednesday that the bridge would be closed for two weeks.
        Juan de la Cruz beat Carlos del Río in Los Angeles.
        Die Hard and La La Land were shown in El Paso and Las Vegas.
        Xi Jinping (习近平) met Vladimir Putin (Владимир Путин) in Kazan.
        Macron visits La Rochelle; Le Pen protests.
        Otto von Bismarck, Ludwig van Beethoven and Vasco da Gama.
        He won a per diem, a coup de grâce and a pied-à-terre.
        Oct. 25, 2024
        Schröder, Merkel, Scholz
        """,
}
_CASES = [
    (code, line.strip())
    for code, lines in _SENTENCES.items()
    for line in lines.strip().splitlines()
]
_NOT_READ = {
    "Swedish": "Borgmästaren sade på onsdagen att bron är stängd i två veckor.",
    "Danish": "Borgmesteren sagde onsdag, at broen ikke åbner før om to uger.",
    "Turkish": "Belediye başkanı çarşamba günü köprünün iki hafta kapalı olduğunu "
    "ve bir tünelin açıldığını söyledi.",
    "Romanian": "Primarul a spus miercuri că podul nu va fi deschis și nici parcul.",
    "Bulgarian": "Кметът обяви в сряда, че мостът ще бъде затворен за две седмици.",
    "Serbian": "Градоначелник је рекао да ће мост бити затворен две недеље.",
    "Persian": "شهردار روز چهارشنبه گفت که پل دو هفته بسته می‌شود.",
    "Greek": "Ο δήμαρχος είπε την Τετάρτη ότι η γέφυρα θα κλείσει.",
}


@pytest.mark.parametrize(("code", "sentence"), _CASES, ids=[s for _, s in _CASES])
def test_a_sentence_tells_its_language(code: str, sentence: str) -> None:
    assert detect(sentence) == code


@pytest.mark.parametrize("sentence", _NOT_READ.values(), ids=_NOT_READ)
def test_a_language_that_is_not_read_counts_as_english(sentence: str) -> None:
    assert detect(sentence) == "en"


@given(st.text())
def test_any_text_has_a_language_that_is_read(text: str) -> None:
    assert detect(text) in NAMES
