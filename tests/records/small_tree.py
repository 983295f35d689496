"""A small complete tree of records, one of each kind, and a way to break it on purpose; used by many tests."""

from dataclasses import dataclass
from pathlib import Path

from scripts.records.schema import write_schemas

DATES = "first_published: 2026-01-05\nlast_changed: 2026-01-06\n"

FILES = {
    "sources/code.yml": f"""\
# yaml-language-server: $schema=../schema/source.json
id: code
{DATES}source: act
name:
  kk: Еңбек кодексі
  ru: Трудовой кодекс
short_name:
  kk: ЕК
  ru: ТК
number: 414-V
published: 2015-11-23
languages: [kk, ru]
address:
  kk: https://example.kz/kaz/K1
  ru: https://example.kz/rus/K1
reading: full
read: 2025-21
passages:
  - id: 7-2
    article: "7"
    part: "2"
    says:
      kk: Мәжбүрлеп еңбек еткізуге тыйым салынады.
      ru: Принудительный труд запрещён.
""",
    "sources/article.yml": f"""\
# yaml-language-server: $schema=../schema/source.json
id: article
{DATES}source: article
name:
  kk: Жұмыс сапары туралы мақала
  ru: Статья о рабочей поездке
short_name:
  kk: Мақала
  ru: Статья
published: unknown
languages: [kk]
reading: full
read: 2026-01-04
note:
  kk: Жарияланған күні де, орны да белгісіз.
  ru: Ни дата, ни место публикации не известны.
""",
    "parties/chamber.yml": f"""\
# yaml-language-server: $schema=../schema/party.json
id: chamber
{DATES}name:
  kk: «Сынақ» кәсіпкерлер палатасы
  ru: Палата предпринимателей «Проба»
short_name:
  kk: Палата
  ru: Палата
role:
  kk: Кәсіпкерлерге кеңес береді.
  ru: Консультирует предпринимателей.
said:
  - text:
      kk: Орындар бизнеске жарайды.
      ru: Помещения годятся для бизнеса.
    source: article
    as_of: unknown
can_answer:
  - kk: Қандай қолдау бар
    ru: Какая поддержка есть
website:
  value: https://example.kz
  source: article
  as_of: 2026-01
""",
    "institutions/no-1.yml": f"""\
# yaml-language-server: $schema=../schema/institution.json
id: no-1
{DATES}ask: chamber
name:
  kk: № 1 мекеме
  ru: Учреждение № 1
number: "1"
summary:
  kk: Цехтары бос тұр.
  ru: Его цеха простаивают.
coordinates:
  value:
    latitude: 42.3
    longitude: 69.6
  source: article
  as_of: unknown
held:
  value: 900
  source: article
  as_of: 2025
""",
    "events/visit.yml": f"""\
# yaml-language-server: $schema=../schema/event.json
id: visit
{DATES}name:
  kk: Жұмыс сапары
  ru: Рабочая поездка
event: visit
summary:
  kk: Қонақтар цехтарды көрді.
  ru: Гости осмотрели цеха.
date: unknown
institution: no-1
participants:
  value: [chamber]
  source: article
  as_of: unknown
account:
  - text:
      kk: Қонақтар аумақты қарап шықты.
      ru: Гости осмотрели территорию.
    source: article
    as_of: unknown
""",
    "opportunities/sewing.yml": f"""\
# yaml-language-server: $schema=../schema/opportunity.json
id: sewing
{DATES}name:
  kk: Тігін цехы
  ru: Швейный цех
summary:
  kk: Тігін цехын ашу ұсынылды.
  ru: Предложено открыть швейный цех.
event: visit
proposal:
  text:
    kk: Мамандар тігін цехын атады.
    ru: Специалисты назвали швейный цех.
  source: article
  as_of: unknown
jobs:
  value: 40
  source: article
  as_of: 2026
""",
    "production-sites/hall.yml": f"""\
# yaml-language-server: $schema=../schema/production-site.json
id: hall
{DATES}name:
  kk: Тігін цехының орны
  ru: Бывший швейный цех
summary:
  kk: Бос тұрған цех.
  ru: Простаивающий цех.
institution: no-1
status: offered
history:
  - status: idle
    since: 2024
    source: article
  - status: offered
    since: 2025-11
    source: article
space:
  kinds:
    value: [workshop]
    source: article
    as_of: unknown
  area_m2:
    value: 1200.5
    source: article
    as_of: 2026-01-04
utilities:
  power: unknown
rights:
  available_from:
    value: 2031-03
    source: article
    as_of: 2026-01
suited_opportunities:
  value: [sewing]
  source: article
  as_of: unknown
""",
    "terms/contract.yml": f"""\
# yaml-language-server: $schema=../schema/term.json
id: contract
{DATES}name:
  kk: Еңбек шарты
  ru: Трудовой договор
topic: labour
standing: law
text:
  kk: Жұмыс беруші шарт жасасады.
  ru: Работодатель заключает договор.
source: code/7-2
as_of: 2025
""",
    "figures/wage.yml": f"""\
# yaml-language-server: $schema=../schema/figure.json
id: wage
{DATES}name:
  kk: Жалақының ең төмен мөлшері
  ru: Минимальный размер заработной платы
value: 85000
unit: tenge_per_month
source: code/7-2
as_of: 2026
""",
    "glossary/lease.yml": f"""\
# yaml-language-server: $schema=../schema/entry.json
id: lease
{DATES}term:
  kk: мүліктік жалдау
  ru: имущественный наём
meaning:
  kk: Мүлікті ақыға уақытша беру.
  ru: Временная передача имущества за плату.
synonyms:
  kk: [жалға беру]
  ru: [аренда]
basis: editors
""",
}


@dataclass(frozen=True)
class Tree:
    """A folder of records to read, write and break."""

    data: Path

    def path(self, name: str) -> Path:
        """Return the path of a file by its name in the tree, as in `figures/wage.yml`."""
        return self.data / name

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a whole file of the tree, a new one too."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def replace(self, name: str, old: str, new: str) -> Path:
        """Put `new` in the place of `old`, which must stand in the file exactly once."""
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f'"{old}" stands {text.count(old)} times in {name}'
        return self.write(name, text.replace(old, new))


def plant(data: Path) -> Tree:
    """Write the small tree, with its schemas, into the folder `data`."""
    tree = Tree(data)
    for name, text in FILES.items():
        tree.write(name, text)
    write_schemas(data)
    return tree
