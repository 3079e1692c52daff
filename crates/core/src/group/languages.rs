//! Reports of one event are one story in any language, and others are not, in invented news.

use super::*;
use crate::text::WordStatistics;

/// Of each language two reports of one event, then reports of others: headline and text.
const NEWS: [(&str, &[(&str, &str)]); 5] = [
    (
        "de",
        &[
            (
                "Tore bleiben bis Mai zu",
                "Die Tore des Pumpwerks in Westhafen bleiben bis Mai geschlossen, teilte der Wasserrat am Montag mit, nachdem in der ältesten der vier Mauern ein Riss gefunden worden war. Die Leiterin Pell sagte, dass man mit dem Flicken fertig sei und dass für die Flüsse keine Gefahr bestehe. Der Rat tagt am Freitag wieder.",
            ),
            (
                "Riss in der Mauer schließt Pumpwerk",
                "Ein Riss in der ältesten Mauer des Pumpwerks von Westhafen hat den Wasserrat veranlasst, die Tore bis Mai zu schließen. Für die Flüsse bestehe keine Gefahr, sagte die Leiterin Pell am Montag. Die Bewohner sagten, dass ihnen niemand etwas gesagt habe.",
            ),
            (
                "Musikfest an der Schule",
                "Die städtische Schule hat am Samstag ihr jährliches Musikfest gefeiert, an dem dreihundert Schüler teilnahmen. Der Rektor Reed sagte, dass es mehr Auftritte als im letzten Jahr gab und dass die Eltern sich freuten. Mit den Einnahmen werden neue Instrumente gekauft, und das nächste Fest ist im Juni.",
            ),
            (
                "Aktie fällt",
                "Die Aktie der Firma Reed ist am Dienstag um drei Prozent gefallen, weil der Gewinn unter den Erwartungen lag. Der Vorstand sagte, dass zwei Werke geschlossen werden und dass die Zahl der Mitarbeiter sinken wird. Die Analysten glauben, dass der Umsatz in diesem Jahr weiter zurückgeht.",
            ),
        ],
    ),
    (
        "ru",
        &[
            (
                "Ворота закрыты до мая",
                "Ворота насосной станции в Вестхейвене останутся закрытыми до мая, сообщил в понедельник водный совет, после того как в самой старой из четырёх стен нашли трещину. Директор Пелл сказала, что с ремонтом покончено и что рекам ничего не угрожает. Совет соберётся в пятницу.",
            ),
            (
                "Трещина закрыла станцию",
                "Трещина в самой старой стене насосной станции Вестхейвена заставила водный совет закрыть ворота до мая. Рекам ничего не угрожает, сказала в понедельник директор Пелл. Жители сказали, что им никто ничего не говорил.",
            ),
            (
                "Праздник музыки в школе",
                "Городская школа провела в субботу ежегодный праздник музыки, в котором участвовали триста учеников. Директор Рид сказал, что выступлений было больше, чем в прошлом году, и что родители довольны. На выручку купят новые инструменты, а следующий праздник будет в июне.",
            ),
            (
                "Акции упали",
                "Акции компании Рида упали во вторник на три процента, потому что прибыль оказалась ниже ожиданий. Правление сказало, что закроет два завода и что число работников уменьшится. Аналитики считают, что продажи в этом году будут и дальше снижаться.",
            ),
        ],
    ),
    (
        "zh",
        &[
            (
                "泵站大门关闭到五月",
                "水务局星期一表示，西港泵站的大门将关闭到五月，因为四面墙中最旧的一面出现了裂缝。站长佩尔说，他们不再修补，山谷的河水没有危险。委员会将在星期五再次开会，四月的第一个星期将对墙体进行第二次检查。下城的居民说，他们直到本周才知道裂缝的事情。",
            ),
            (
                "西港泵站因裂缝关门",
                "西港泵站最旧的一面墙出现裂缝，水务局决定把大门关闭到五月。站长佩尔星期一对记者说，河水没有危险，修补工作已经结束。居民抱怨说没有人告诉他们。第二次检查计划在四月初进行。",
            ),
            (
                "学校举行音乐节",
                "市立学校上周六举行了一年一度的音乐节，三百名学生参加了演出。校长里德说，今年的节目比去年多，家长们的反应很好。音乐节的门票收入将用来购买新的乐器。明年的音乐节会在六月举行。",
            ),
            (
                "公司股价下跌",
                "里德公司的股价星期二下跌了百分之三，因为公司公布的利润低于预期。分析师认为，公司今年的销售会继续减少。董事会说将关闭两家工厂，并且减少员工的人数。",
            ),
        ],
    ),
    (
        "ja",
        &[
            (
                "門は五月まで閉鎖",
                "水道局は月曜日、西港ポンプ場の門を五月まで閉じると発表した。四つの壁のうち最も古い壁にひびが見つかったためだ。ペル所長は修理は終わりにすると述べ、川に危険はないと説明した。委員会は金曜日に再び開かれ、四月の第一週に二回目の検査が予定されている。",
            ),
            (
                "ポンプ場の壁にひび",
                "西港ポンプ場の最も古い壁にひびが見つかり、水道局は門を五月まで閉じることを決めた。ペル所長は月曜日、記者に対し川に危険はないと述べた。二回目の検査は四月に予定されている。",
            ),
            (
                "学校で音楽祭",
                "市立学校は先週の土曜日、年に一度の音楽祭を開き、三百人の生徒が出演した。リード校長は、今年の演目は去年より多いと述べた。入場料は新しい楽器の購入に使われる。来年の音楽祭は六月に開かれる。",
            ),
            (
                "会社の株価が下落",
                "リード社の株価は火曜日に三パーセント下がった。利益が予想を下回ったためだ。取締役会は二つの工場を閉じ、従業員を減らすと述べた。今年の売り上げはさらに減ると見られている。",
            ),
        ],
    ),
    (
        "ar",
        &[
            (
                "بوابات المحطة مغلقة",
                "ستبقى بوابات محطة الضخ في وستهيفن مغلقة حتى مايو، قال مجلس المياه يوم الاثنين، بعد العثور على شق في أقدم جدرانها الأربعة. وقالت المديرة بيل إنه لا خطر على الأنهار من هذا الشق. يجتمع المجلس يوم الجمعة.",
            ),
            (
                "شق يغلق المحطة",
                "دفع شق في أقدم جدران محطة الضخ في وستهيفن مجلس المياه إلى إغلاق بوابات المحطة حتى مايو. لا خطر على الأنهار، قالت المديرة بيل يوم الاثنين. وقال السكان إن أحدا لم يخبرهم بذلك.",
            ),
            (
                "مهرجان الموسيقى",
                "أقامت المدرسة البلدية يوم السبت مهرجانها السنوي للموسيقى الذي شارك فيه ثلاثمئة تلميذ. وقال المدير ريد إن العروض كانت أكثر من العام الماضي وإن الآباء مسرورون. ستشترى آلات جديدة من هذا المال، والمهرجان القادم في يونيو.",
            ),
            (
                "هبوط السهم",
                "هبط سهم شركة ريد يوم الثلاثاء ثلاثة في المئة لأن الربح كان أقل من المتوقع. وقال مجلس الإدارة إنه سيغلق مصنعين وإن عدد العاملين سينخفض. يعتقد المحللون أن المبيعات ستستمر في الهبوط هذا العام.",
            ),
        ],
    ),
];

/// The places in `news` of the reports of each story.
fn grouped(news: &[(&str, &str)]) -> Vec<Vec<String>> {
    let words = WordStatistics::parse(include_str!("../../../../models/words.tsv")).unwrap();
    let settings = GroupSettings::default();
    let mut grouper = Grouper::new(&words, &settings);
    for (number, (headline, text)) in news.iter().enumerate() {
        let id = number.to_string();
        // All on one day, as in a folder that a reader makes.
        grouper.add(&Arrival { id: &id, headline: Some(headline), text, seconds: Some(1_520_000_000) });
    }
    grouper.finish().into_iter().map(|group| group.articles).collect()
}

#[test]
fn what_is_common_in_a_language_joins_no_stories_in_it() {
    for (language, news) in NEWS {
        assert_eq!(grouped(news), [vec!["0", "1"], vec!["2"], vec!["3"]], "{language}");
    }
}
