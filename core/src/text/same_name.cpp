#include "same_name.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>

#include "hw/text.hpp"

#include "characters.hpp"

namespace hw {
namespace {

// A mark, and the letters that it can be part of: each without it, then with
// it.
struct Mark {
  char32_t mark;
  std::u32string_view letters;
};

// Canonical decompositions of Unicode 14, lower case alone. Those of Indic
// scripts are left out: Unicode itself never puts most of them together.
constexpr auto marks = std::to_array<Mark>({
    {0x0300,
     U"aàeèiìoòuùüǜnǹеѐиѝēḕōṑwẁâầăằêềôồơờưừyỳἀἂἁἃἐἒἑἓἠἢἡἣἰἲἱἳὀὂὁὃὐὒ"
     U"ὑὓὠὢὡὣαὰεὲηὴιὶοὸυὺωὼϊῒϋῢ"},
    {0x0301,
     U"aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿϊΐαάεέηήιίϋΰοόυύωώϒϓгѓкќçḉ"
     U"ēḗïḯkḱmḿõṍōṓpṕũṹwẃâấăắêếôốơớưứἀἄἁἅἐἔἑἕἠἤἡἥἰἴἱἵὀὄὁὅὐὔὑὕὠὤὡὥ"},
    {0x0302, U"aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ"},
    {0x0303, U"aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ"},
    {0x0304, U"aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳиӣуӯgḡḷḹṛṝαᾱιῑυῡ"},
    {0x0306, U"aăeĕgğiĭoŏuŭийуўжӂаӑеӗȩḝạặαᾰιῐυῠ"},
    {0x0307, U"cċeėgġzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏſẛ"},
    {0x0308, U"aäeëiïoöuüyÿιϊυϋϒϔеёіїаӓәӛжӝзӟиӥоӧөӫэӭуӱчӵыӹhḧõṏūṻwẅxẍtẗ"},
    {0x0309, U"aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ"},
    {0x030A, U"aåuůwẘyẙ"},
    {0x030B, U"oőuűуӳ"},
    {0x030C, U"cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ"},
    {0x030F, U"aȁeȅiȉoȍrȑuȕѵѷ"},
    {0x0311, U"aȃeȇiȋoȏrȓuȗ"},
    {0x0313, U"αἀεἐηἠιἰοὀυὐωὠρῤ"},
    {0x0314, U"αἁεἑηἡιἱοὁυὑωὡρῥ"},
    {0x031B, U"oơuư"},
    {0x0323, U"bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ"},
    {0x0324, U"uṳ"},
    {0x0325, U"aḁ"},
    {0x0326, U"sștț"},
    {0x0327, U"cçgģkķlļnņrŗsştţeȩdḑhḩ"},
    {0x0328, U"aąeęiįuųoǫ"},
    {0x032D, U"dḓeḙlḽnṋtṱuṷ"},
    {0x032E, U"hḫ"},
    {0x0330, U"eḛiḭuṵ"},
    {0x0331, U"bḇdḏkḵlḻnṉrṟtṯzẕhẖ"},
    {0x0342, U"ἀἆἁἇἠἦἡἧἰἶἱἷὐὖὑὗὠὦὡὧαᾶηῆιῖϊῗυῦϋῧωῶ"},
    {0x0345,
     U"ἀᾀἁᾁἂᾂἃᾃἄᾄἅᾅἆᾆἇᾇἠᾐἡᾑἢᾒἣᾓἤᾔἥᾕἦᾖἧᾗὠᾠὡᾡὢᾢὣᾣὤᾤὥᾥὦᾦὧᾧὰᾲαᾳάᾴᾶᾷὴῂηῃ"
     U"ήῄῆῇὼῲωῳώῴῶῷ"},
    {0x3099,
     U"かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてで"
     U"とどはばひびふぶへべほぼうゔゝゞカガキギクグケゲコゴサザ"
     U"シジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボ"
     U"ウヴワヷヰヸヱヹヲヺヽヾ"},
    {0x309A, U"はぱひぴふぷへぺほぽハパヒピフプヘペホポ"},
});

// Korean syllables are put together by arithmetic.
constexpr char32_t first_syllable = 0xAC00;
constexpr char32_t last_syllable = 0xD7A3;
constexpr char32_t first_lead = 0x1100;
constexpr char32_t first_vowel = 0x1161;
constexpr char32_t before_first_tail = 0x11A7;
constexpr char32_t vowel_count = 21;
constexpr char32_t tail_count = 28;

struct Items {
  char32_t letter;
  char32_t mark;
};

std::map<char32_t, Items> parts_by_letter() {
  std::map<char32_t, Items> parts;
  for (const auto& [mark, letters] : marks) {
    for (std::size_t i = 0; i + 1 < letters.size(); i += 2) {
      parts.emplace(letters[i + 1], Items{letters[i], mark});
    }
  }
  return parts;
}

// A syllable of three parts is one of two, and its tail.
std::optional<Items> parts_of_syllable(char32_t syllable) {
  if (syllable < first_syllable || syllable > last_syllable) {
    return std::nullopt;
  }
  const char32_t index = syllable - first_syllable;
  const char32_t tail = index % tail_count;
  if (tail > 0) {
    return Items{syllable - tail, before_first_tail + tail};
  }
  const char32_t pair = index / tail_count;
  return Items{first_lead + pair / vowel_count,
               first_vowel + pair % vowel_count};
}

std::optional<Items> items_of(char32_t letter) {
  static const std::map<char32_t, Items> all = parts_by_letter();
  const auto known = all.find(letter);
  return known == all.end() ? parts_of_syllable(letter)
                            : std::optional(known->second);
}

std::string taken_apart(char32_t letter) {
  std::string marks_behind;
  std::optional<Items> parts = items_of(letter);
  while (parts) {
    letter = parts->letter;
    marks_behind.insert(0, to_utf8(parts->mark));
    parts = items_of(letter);
  }
  return to_utf8(letter) + marks_behind;
}

}  // namespace

std::string folded_name(std::string_view name) {
  std::string folded;
  for (const Character& character : Characters(name)) {
    folded += taken_apart(lower_case(character.code_point));
  }
  return folded;
}

}  // namespace hw
