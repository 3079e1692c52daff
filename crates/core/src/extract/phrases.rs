//! The words of furniture, as data: phrases with their weights, and lines that are labels.
//!
//! Phrases are matched in folded text (see [`super::cues::fold`]): lower case, ` | ` before each sentence or clause.
//! Weight 3 decides alone, 2 with any other, 1 only in company. The weights are judgements on English news pages.

pub(super) use super::word_lists::{
    ADDRESS, BYLINE_WORDS, COMMENT_WORDS, SHARE_FILL, SHARE_WORDS, STAMP_WORDS,
};
use headwater_model::FurnitureClass::{self, *};

/// A phrase that speaks for a class.
pub(super) struct Phrase {
    pub(super) class: FurnitureClass,
    pub(super) weight: u32,
    pub(super) words: &'static str,
}

macro_rules! table {
    ($($class:ident $weight:literal: $($words:literal),+ ;)+) => {
        &[$($(Phrase { class: $class, weight: $weight, words: $words }),+),+]
    };
}

/// The phrases.
pub(super) const PHRASES: &[Phrase] = table! {
    SignUp 3: " | sign up ", " | signup ", " | subscribe to ", " | subscribe now ", " | subscribe today ", " | subscribe for ",
        " to your inbox ", " in your inbox ", " into your inbox ", " our newsletter ", " our newsletters ", " our daily newsletter ",
        " our weekly newsletter ", " our free newsletter ", " free newsletters ", " free newsletter ", " free daily email ", " free weekly email ",
        " enter your email ", " your email address ", " unsubscribe at any time ", " unsubscribe anytime ", " by signing up ",
        " by subscribing ", " our mailing list ", " newsletter sign up ", " newsletter signup ", " newsletter sign-up ", " | sign me up ",
        " | follow us on ", " | like us on facebook ", " | join us on ", " | find us on ", " | register for free ",
        " | download our app ", " | download the app ", " push notifications ", " our whatsapp channel ", " our telegram channel ",
        " our youtube channel ", " | get our ", " daily newsletter and get ", " subscribe to our ", " sign up for our ", " sign up to our ",
        " add us as a preferred source ", " add us on google ", " follow us for ";
    SignUp 2: " newsletter and get ", " | get the latest ", " | get the best ", " | never miss ", " | don't miss out ", " | join our ", " | stay informed ",
        " | stay up to date ", " | stay in the know ", " | get the facts ", " | receive ", " daily email ", " weekly email ", " | want more ",
        " | get exclusive ", " delivered directly ", " delivered straight ", " follow us ", " sign up ", " | get news ";
    SignUp 1: " newsletter ", " newsletters ", " inbox ", " subscribe ", " subscribers ", " briefing ", " breaking news alerts ";
    Paywall 3: " already a subscriber ", " already have an account ", " to continue reading ", " to keep reading ", " subscribe to read ",
        " subscribe to continue ", " for subscribers only ", " subscribers only ", " for unlimited access ", " | create a free account ",
        " article is for subscribers ", " content is for subscribers ", " exclusive to subscribers ", " | become a subscriber ",
        " free articles remaining ", " free articles left ", " reached your limit ", " please log in to ", " log in to read ", " | this is a premium article ",
        " | unlock this article ", " start your free trial ", " cancel anytime ", " cancel at any time ", " to read the full ", " registered users only ";
    Donation 3: " tax-deductible donation ", " tax-deductible gift ", " | donate ", " | please donate ", " support our journalism ", " support our work ",
        " | support independent ", " | support local journalism ", " make a donation ", " your donation ", " your financial support ", " your contribution ",
        " reader-supported ", " reader-funded ", " supported by readers ", " | become a member ", " become a supporter ", " | pitch in ",
        " | chip in ", " can pitch in ", " can chip in ", " we rely on readers ", " readers like you ", " depend on your ", " help us keep ", " crowdfund it ",
        " payment methods ", " consider donating ", " consider supporting ", " consider making ", " help fund ", " support us ", " buy us a coffee ", " patreon ",
        " join us today by ", " supporting our ";
    Donation 2: " raise money from readers ", " from readers ", " with your support ", " our supporters ", " tax-deductible ", " | join today ", " independent journalism ",
        " thanks for reading ", " we need your ", " we need you ", " our community to help ";
    Donation 1: " donate ", " donation ", " donations ", " fundraising ", " crowdfund ", " crowdfunding ", " seed funding ", " our journalism ", " our reporting ",
        " pitch in ", " chip in ", " nonprofit ", " non-profit ", " journalism ";
    AuthorBio 3: " has worked as a news ", " journalism career ", " is a freelance journalist ", " is a freelance writer ", " is a staff writer ", " is a contributing writer ", " is a contributing editor ",
        " | follow him on ", " | follow her on ", " | follow them on ", " his work has appeared ", " her work has appeared ", " their work has appeared ",
        " award-winning journalist ", " | contact the author ", " about the author ", " has written for the ", " is a reporter for ", " is a reporter at ", " is a reporter covering ",
        " is a correspondent ", " is a columnist ", " is a senior reporter ", " is a senior writer ", " is a senior editor ", " is an associate editor ",
        " is an editor at ", " is a writer at ", " is a journalist ", " is a staff reporter ", " is a freelancer ", " editorial positions ", " view all posts by ", " more articles by ", " is a news editor ",
        " is managing editor ", " is the managing editor ", " is editor-in-chief ", " is the editor of ", " is the founding editor ", " is a news reporter ", " is a guest writer ", " writes about ";
    AuthorBio 2: " as a copy editor ", " news writer ", " writer and editor ", " | he covers ", " | she covers ", " | they cover ", " he has covered ", " she has covered ",
        " previously worked ", " | he previously ", " | she previously ", " is the author of ", " is author of ", " | he joined ", " | she joined ", " | he has written ", " | she has written ",
        " | he lives in ", " | she lives in ", " | email him ", " | email her ", " graduated from ", " is based in ", " | based in ", " can be reached at ", " years of experience ",
        " | he writes ", " | she writes ", " you can follow ", " on twitter @", " | twitter @", " passionate about ", " reported for ", " | his career ", " | her career ", " career began ";
    AuthorBio 1: " copy editor ", " reporter ", " correspondent ", " journalist ", " editor ", " writer ", " columnist ", " journalism ", " covers ";
    Cookie 3: " we use cookies ", " uses cookies ", " cookie policy ", " cookie settings ", " accept cookies ", " use of cookies ", " accept all cookies ", " cookies to ", " manage consent ",
        " cookie preferences ", " your privacy choices ", " our partners store ", " gdpr ";
    Navigation 3: " all rights reserved ", " | skip to content ", " | skip to main ", " terms of service ", " terms of use ", " privacy policy ", " terms and conditions ", " © ",
        " | back to top ", " | view all ", " | see all ", " | load more ", " | show more ", " material may not be published ", " do not sell my ", " | return to homepage ",
        " this site is protected by recaptcha ", " enable javascript ", " javascript is disabled ", " your browser does not ", " ad blocker ", " | click here to ", " may be reproduced ",
        " may not be reproduced ", " editorial guidelines ", " | report a typo ", " affiliate commission ", " affiliate links ", " we may earn ", " we may receive a commission ";
    Navigation 2: " copyright ", " | previous article ", " | next article ", " | next post ", " | previous post ", " | advertise with ";
    Comment 3: " leave a comment ", " leave a reply ", " post a comment ", " join the conversation ", " log in to comment ", " sign in to comment ", " view comments ", " show comments ",
        " email address will not be published ", " comments are closed ", " comments are moderated ", " comment policy ", " add a comment ", " | have your say ", " commenting guidelines ",
        " what do you think | ", " in the comments below ", " in the comments section ", " community guidelines ";
    PhotoCredit 3: " | photo by ", " | photograph by ", " | photos by ", " | image credit ", " | photo credit ", " | picture credit ", " | credit | ", " getty images ", " ap photo ", " | image courtesy ",
        " | photo courtesy ", " shutterstock ", " | image | ", " | photo | ", " | photograph | ", " | picture | ", " | headshot of ", " | portrait of ", " | illustration by ", " | file photo ", " reuters/", " afp via ",
        " | logo of ", " | photo of ", " istock ", " adobe stock ", " unsplash ";
    Advertisement 3: " story continues below ", " article continues below ", " article continues after ", " continue reading below ", " scroll down to continue ", " | sponsored by ", " | paid for by ", " | this ad ", " | advertisement ",
        " | promoted by ";
    Recommendation 3: " | we recommend ", " | recommended for you ", " | you may also like ", " | you might also like ", " | more from ", " | related articles ", " | related stories ", " | read next ", " | read also ",
        " | also read ", " | see also | ", " | read more | ", " | related | ", " | watch | ", " | most read | ", " | must read | ", " | don't miss | ", " | more on this | ", " | listen | ", " | trending now ",
        " | click to read ", " | related coverage ", " | related story ", " | in case you missed ", " | recommended reading ", " | further reading ", " | top stories ", " | editor's picks ", " | up next ";
    Cookie 3: " verwendet cookies ", " verwenden cookies ", " nutzt cookies ", " cookie-einstellungen ", " utilise des cookies ",
        " utilisons des cookies ", " utilizamos cookies ", " usamos cookies ", " utiliza cookies ", " uso de cookies ", " utilizza cookie ",
        " utilizziamo i cookie ", " uso dei cookie ", " gebruikt cookies ", " gebruiken cookies ", " używamy plików cookie ", " plików cookies ",
        " pliki cookies ", " файлы cookie ", " файлов cookie ", " store information on your device ", " we value your privacy ",
        " your consent to store ";
    Paywall 3: " bereits abonnent ", " nur für abonnenten ", " | exklusiv für abonnenten ", " | weiterlesen mit ", " réservé aux abonnés ",
        " réservée aux abonnés ", " réservé à nos abonnés ", " réservée à nos abonnés ", " | déjà abonné ", " pour lire la suite ",
        " exclusivo para suscriptores ", " solo para suscriptores ", " | ya eres suscriptor ", " para seguir leyendo ", " riservato agli abbonati ",
        " | sei già abbonato ", " per continuare a leggere ", " exclusivo para assinantes ", " | já é assinante ", " para continuar lendo ",
        " | al abonnee ", " alleen voor abonnees ", " | verder lezen ", " om verder te lezen ", " tylko dla prenumeratorów ", " dla subskrybentów ",
        " aby czytać dalej ", " только для подписчиков ", " доступно по подписке ", " free articles this month ", " articles remaining ",
        " subscribe for full ", " sign up to read this ", " have access to all ", " to read this article ", " is for members only ",
        " unlimited access ";
    SignUp 3: " newsletter anmelden ", " zum newsletter ", " nichts mehr verpassen ", " lettre d'information ", " à notre newsletter ",
        " à la newsletter ", " nuestro boletín ", " en tu correo ", " | apúntate ", " nostra newsletter ", " alla newsletter ", " nossa newsletter ",
        " no seu e-mail ", " | schrijf je in ", " | schrijf u in ", " | meld je aan ", " onze nieuwsbrief ", " | zapisz się ", " newslettera ",
        " | подпишитесь ", " нашу рассылку ", " наш канал ", " | like what you read ", " turn on notifications ", " blog via email ",
        " new posts by email ", " by clicking you agree ", " | no spam ", " | follow us ", " our whatsapp ";
    SignUp 2: " | follow the ", " on mastodon ", " on bluesky ", " every week by email ", " | recevez ", " | recibe ", " | receba ", " | ontvang ",
        " otrzymuj ";
    Donation 3: " mit einer spende ", " unterstützen sie unsere ", " unsere arbeit unterstützen ", " | soutenez ", " nous soutenir ",
        " votre soutien ", " faites un don ", " | apóyanos ", " | hazte socio ", " con tu donación ", " haz una donación ", " | sostienici ",
        " fai una donazione ", " faça uma doação ", " | apoie ", " | doneer ", " | steun ons ", " | steun onze ", " | wesprzyj ", " поддержите нас ",
        " поддержать нас ", " give what you can ", " small favour to ask ", " from as little as ", " only because people like you ", " | chip in ",
        " | support the ", " answer only to you ";
    Donation 2: " grâce à ses lecteurs ", " grâce à vos dons ", " unabhängiger journalismus ", " kostet geld ", " ayúdanos a ", " a small sum ",
        " help us ", " keep us going ", " small newsroom ", " no owner ";
    AuthorBio 3: " ist redakteur ", " ist redakteurin ", " ist freier journalist ", " ist freie journalistin ", " | über den autor ",
        " | über die autorin ", " est journaliste ", " es periodista ", " è giornalista ", " é jornalista ", " is redacteur ",
        " jest dziennikarzem ", " column appears ", " has reported from ", " has written for ", " | à propos de l'auteur ", " | sobre el autor ",
        " | sull'autore ", " | sobre o autor ", " | over de auteur ", " | o autorze ", " | об авторе ";
    AuthorBio 2: " schreibt über ", " schreibt für ", " écrit sur ", " escribe sobre ", " scrive di ", " si occupa di ", " escreve sobre ",
        " schrijft over ", " pisze o ", " пишет о ", " writes for ", " | before that ", " has edited ", " | jahrgang ";
    Navigation 3: " | mentions légales ", " | aviso legal ", " política de privacidad ", " política de privacidade ",
        " politique de confidentialité ", " informativa sulla privacy ", " polityka prywatności ", " политика конфиденциальности ",
        " | algemene voorwaarden ", " privacy notice ", " | our standards | ", " | tagged ", " | posted in ", " | topics | ",
        " | in this article | ", " | filed under ", " | copyright ", " code of conduct ";
    Recommendation 3: " das könnte sie auch interessieren ", " das könnte dich ", " | lesen sie auch ", " | auch lesen ", " mehr zum thema ", " | mehr dazu ", " | lesen sie mehr ", " | auch interessant ", " | weiterlesen ",
        " | weitere artikel ", " | lesetipp ", " | passend dazu ", " | siehe auch ", " | lire aussi ", " | à lire aussi ", " | à lire ", " | sur le même sujet ", " | lea también ", " | lee también ", " | te puede interesar ",
        " le puede interesar ", " | también te puede ", " | lea aquí ", " | leggi anche ", " | potrebbe interessarti ", " | leia também ", " | veja também ", " | leia mais ", " | saiba mais ", " | lees ook ",
        " | czytaj też ", " | czytaj także ", " | zobacz też ", " | zobacz także ", " | läs också ", " | читайте также ", " | смотрите также ", " | zum weiterlesen ", " | vorschau auf den nächsten ", " | más noticias ", " | read | ", " | don't miss | ", " | материалы по теме ", " | artículos relacionados ", " | meistgelesen ",
        " | les plus lus ", " | lo más leído ", " | più letti ", " | mais lidas ", " | meest gelezen ", " | polecamy ";
    SignUp 3: " newsletter abonnieren ", " | jetzt abonnieren ", " | abonnieren sie ", " | newsletter | ", " | inscrivez-vous ", " | abonnez-vous ", " | suscríbete ", " | suscríbase ", " | iscriviti ", " | inscreva-se ", " | assine ", " | folgen sie uns ",
        " | folge uns ", " | síguenos ", " | suivez-nous ", " | seguici ", " | subskrybuj ", " | подписывайтесь ", " | kostenlos anmelden ", " schreib dich ", " unseren newsletter ", " notre newsletter ";
    Navigation 3: " alle rechte vorbehalten ", " | impressum ", " | datenschutz ", " todos los derechos reservados ", " tous droits réservés ", " tutti i diritti riservati ", " todos os direitos reservados ", " wszelkie prawa zastrzeżone ",
        " | zur startseite ", " | zurück zur ", " | nach oben ", " | zum inhalt ", " все права защищены ", " | anúnciese ";
    Comment 3: " kommentar schreiben ", " | kommentare ", " | schreibe einen kommentar ", " | kommentieren ", " laissez un commentaire ", " deja un comentario ", " | comentarios ", " lascia un commento ", " deixe um comentário ", " dodaj komentarz ",
        " e-mail-adresse wird nicht ", " dirección de correo electrónico no ", " добавить комментарий ";
    Donation 3: " jetzt spenden ", " | spenden sie ", " unterstützen sie uns ", " unterstütze uns ", " faire un don ", " faites un don ", " | haz una donación ", " steady unterstützen ";
    ShareBar 3: " | artikel teilen ", " | teilen ", " | drucken ", " | partager ", " | compartir ", " | condividi ", " | compartilhe ", " | udostępnij ", " | поделиться ", " | gefällt mir ", " diesen beitrag teilen ", " diesen artikel teilen ", " | merken ";
    PhotoCredit 3: " | foto | ", " | fotos | ", " | bild | ", " | bildquelle ", " | bildnachweis ", " | imago ", " | dpa | ", " picture alliance ", " | symbolbild ", " | titelbild ", " | crédit photo ", " | crédits ", " | fotografía ", " | archivbild ";
    ShareBar 3: " | share this ", " | share on ", " | share via ", " | share to ", " opens in new window ", " | tweet this ", " | print this ", " | email this ", " | copy link ", " link copied ", " | save this ",
        " | listen to this article ", " | share article ", " | share the ", " click to share ";
};

/// Lines that are labels when they stand alone.
pub(super) const EXACT: &[(FurnitureClass, &[&str])] = &[
    (
        Donation,
        &[
            "payment methods",
            "donate",
            "donate now",
            "donate today",
            "give now",
            "support us",
            "paypal",
            "visa mastercard",
            "we accept",
            "other payment options",
        ],
    ),
    (
        Recommendation,
        &[
            "we recommend",
            "recommended",
            "recommended for you",
            "related",
            "related articles",
            "related stories",
            "related content",
            "related posts",
            "related news",
            "related topics",
            "related links",
            "related coverage",
            "most read",
            "most popular",
            "most viewed",
            "trending",
            "trending now",
            "read more",
            "read next",
            "read also",
            "you may also like",
            "you might also like",
            "more stories",
            "more news",
            "more like this",
            "more on this",
            "more on this story",
            "more from us",
            "popular",
            "popular now",
            "popular posts",
            "top stories",
            "latest news",
            "latest",
            "latest stories",
            "recent posts",
            "see also",
            "also read",
            "editor's picks",
            "editors' picks",
            "don't miss",
            "in case you missed it",
            "up next",
            "must read",
            "must reads",
            "explore more",
            "keep reading",
            "further reading",
            "recommended stories",
            "recommended reading",
            "what to read next",
            "more to read",
            "more headlines",
            "from around the web",
            "around the web",
            "you may like",
            "sponsored stories",
            "more in this section",
            "similar articles",
            "similar posts",
            "top story",
            "recent articles",
            "mehr zum thema",
            "das könnte sie auch interessieren",
            "lesen sie auch",
            "weitere artikel",
            "meistgelesen",
            "à lire aussi",
            "lire aussi",
            "sur le même sujet",
            "les plus lus",
            "te puede interesar",
            "también te puede interesar",
            "lo más leído",
            "más noticias",
            "noticias relacionadas",
            "leggi anche",
            "potrebbe interessarti",
            "i più letti",
            "leia também",
            "veja também",
            "leia mais",
            "mais lidas",
            "lees ook",
            "meest gelezen",
            "czytaj też",
            "czytaj także",
            "zobacz też",
            "zobacz także",
            "polecamy",
            "читайте также",
            "материалы по теме",
            "по теме",
            "популярное",
        ],
    ),
    (
        Advertisement,
        &[
            "advertisement",
            "advertisements",
            "ad",
            "ads",
            "advert",
            "sponsored",
            "sponsored content",
            "paid content",
            "promoted",
            "promoted content",
            "advertising",
            "article continues below",
            "scroll to continue",
            "publicité",
            "anzeige",
            "werbung",
            "publicidad",
            "реклама",
        ],
    ),
    (
        Navigation,
        &[
            "home",
            "menu",
            "search",
            "close",
            "next",
            "previous",
            "skip to content",
            "skip to main content",
            "back to top",
            "top",
            "sections",
            "more",
            "show more",
            "load more",
            "view all",
            "see all",
            "loading",
            "topics",
            "tags",
            "print edition",
            "contents",
            "advertise with us",
            "contact us",
            "about us",
            "privacy policy",
            "terms of service",
            "newsletters",
            "newsletter",
        ],
    ),
    (
        SignUp,
        &[
            "subscribe",
            "sign up",
            "sign up now",
            "subscribe now",
            "register",
            "follow us",
            "get the newsletter",
            "sign me up",
            "join now",
            "subscribe to our newsletter",
        ],
    ),
    (Paywall, &["log in", "login", "sign in", "already a subscriber", "subscribers only", "premium"]),
    (
        Comment,
        &[
            "comments",
            "comment",
            "0 comments",
            "1 comment",
            "leave a comment",
            "leave a reply",
            "no comments",
            "view comments",
            "show comments",
            "join the discussion",
            "join the conversation",
        ],
    ),
    (AuthorBio, &["about the author", "about the authors", "about the writer", "author", "about author"]),
    (
        ShareBar,
        &[
            "share this",
            "share this article",
            "share this story",
            "share on",
            "copy link",
            "link copied",
            "print this",
            "email this",
            "share article",
            "gift this article",
            "gift article",
            "listen to this article",
            "save for later",
            "share via",
            "share this post",
        ],
    ),
    (Stamp, &["by", "published", "updated", "posted"]),
];

/// How a correction opens.
pub(super) const CORRECTIONS: &[&str] = &[
    " | correction | ",
    " | corrections | ",
    " | clarification | ",
    " | correction appended ",
    " | corrections and clarifications ",
    " | correction and clarification ",
    " | correction to ",
    " | correction jan",
    " | correction feb",
    " | correction mar",
    " | correction apr",
    " | correction may",
    " | correction jun",
    " | correction jul",
    " | correction aug",
    " | correction sep",
    " | correction oct",
    " | correction nov",
    " | correction dec",
    " | editor's note | an earlier version ",
    " | korrektur | ",
    " | berichtigung | ",
    " | richtigstellung | ",
    " | in einer früheren version dieses ",
    " | in einer früheren fassung dieses ",
    " | anmerkung der redaktion | in einer früheren ",
    " | rectificatif | ",
    " | erratum | ",
    " | une version précédente de cet article ",
    " | une première version de cet article ",
    " | corrección | ",
    " | fe de errores | ",
    " | fe de erratas | ",
    " | rectificación | ",
    " | una versión anterior de este artículo ",
    " | una versión anterior de esta ",
    " | correzione | ",
    " | errata corrige | ",
    " | rettifica | ",
    " | una versione precedente di questo articolo ",
    " | correção | ",
    " | errata | ",
    " | erramos | ",
    " | uma versão anterior deste texto ",
    " | uma versão anterior desta ",
    " | correctie | ",
    " | rectificatie | ",
    " | in een eerdere versie van dit artikel ",
    " | een eerdere versie van dit artikel ",
    " | an earlier version of this ",
    " | a previous version of this ",
    " | this article has been corrected ",
    " | this article was amended ",
    " | this story has been corrected ",
    " | this article has been amended ",
    " | this story was updated to ",
    " | this article was corrected ",
    " | this story has been updated ",
    " | this article has been updated ",
    " | this post has been updated ",
    " | this article was updated ",
];

/// How a line says who else worked on the report.
pub(super) const CONTRIBUTIONS: &[&str] = &[
    " contributed to this report ",
    " contributed reporting ",
    " contributed to this story ",
    " contributed to this article ",
    " additional reporting by ",
    " | reporting by ",
    " also contributed ",
    " contributed to the reporting ",
    " | mitarbeit | ",
    " | unter mitarbeit von ",
    " hat zu diesem bericht beigetragen ",
    " trug zu diesem bericht bei ",
    " a contribué à cet article ",
    " ont contribué à cet article ",
    " | avec la collaboration de ",
    " contribuyó a este artículo ",
    " contribuyeron a este artículo ",
    " contribuyó en este reportaje ",
    " ha contribuito a questo articolo ",
    " hanno contribuito a questo articolo ",
    " contribuiu para esta reportagem ",
    " colaborou para esta reportagem ",
    " colaboraram para esta reportagem ",
    " werkte mee aan dit artikel ",
    " werkten mee aan dit artikel ",
    " heeft bijgedragen aan dit artikel ",
];

/// A class in words.
pub(super) const fn name(class: FurnitureClass) -> &'static str {
    match class {
        Donation => "an appeal for money",
        SignUp => "a sign-up prompt",
        RelatedList => "a list of other articles",
        Recommendation => "a recommendation",
        AuthorBio => "an author's bio",
        ShareBar => "share buttons",
        Cookie => "a cookie notice",
        Paywall => "a paywall prompt",
        Comment => "the comments",
        PhotoCredit => "a picture's credit or description",
        Advertisement => "an advertisement",
        Navigation => "navigation or legal lines",
        Stamp => "a stamp",
        Other => "no article text",
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::cues::{fold, is_contribution, is_correction};

    #[test]
    fn corrections_are_known_in_the_languages_read_most() {
        for text in [
            "Correction: An earlier version gave the wrong year.",
            "Correction, March 3: The wall is the oldest of three.",
            "Korrektur: Die Mauer ist die älteste von dreien.",
            "In einer früheren Version dieses Textes stand ein falsches Jahr.",
            "Rectificatif : le mur est le plus ancien des trois.",
            "Fe de errores: el muro es el más antiguo de los tres.",
            "Errata corrige: il muro è il più antico dei tre.",
            "Erramos: o muro é o mais antigo dos três.",
            "In een eerdere versie van dit artikel stond een verkeerd jaar.",
        ] {
            assert!(is_correction(&fold(text)), "{text}");
        }
        for text in ["Correction officers walked out on Monday.", "Korrektur der Preise bleibt aus."] {
            assert!(!is_correction(&fold(text)), "{text}");
        }
    }

    #[test]
    fn contributions_are_known_in_the_languages_read_most() {
        for text in [
            "Additional reporting by Tom Reed in Westhaven.",
            "Mitarbeit: Tom Reed",
            "Tom Reed a contribué à cet article.",
            "Tom Reed contribuyó a este artículo.",
            "Tom Reed ha contribuito a questo articolo.",
            "Colaborou para esta reportagem Tom Reed.",
            "Tom Reed werkte mee aan dit artikel.",
        ] {
            assert!(is_contribution(&fold(text)), "{text}");
        }
    }
}
