//! Where does a link lead? Addresses as pages write them, made absolute.

/// `href` as an absolute address, seen from `base`; `None` where it leads nowhere outside the page.
pub(super) fn absolute(href: &str, base: Option<&str>) -> Option<String> {
    let href = href.trim();
    if href.is_empty() || href.starts_with('#') {
        return None;
    }
    if let Some((scheme, _)) = href.split_once(':')
        && !scheme.is_empty()
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    {
        let leads = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "mailto" | "ftp");
        return leads.then(|| href.to_owned());
    }
    let Some((scheme, rest)) = base.and_then(|b| b.split_once("://")) else { return Some(href.to_owned()) };
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let host = rest.split('/').next().unwrap_or(rest);
    let path = &rest[host.len()..];
    Some(if let Some(elsewhere) = href.strip_prefix("//") {
        format!("{scheme}://{elsewhere}")
    } else if href.starts_with('/') {
        format!("{scheme}://{host}{href}")
    } else if href.starts_with('?') {
        format!("{scheme}://{rest}{href}")
    } else {
        let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
        format!("{scheme}://{host}{}", without_dots(&format!("{folder}{href}")))
    })
}

/// A path without `.` and `..` steps.
fn without_dots(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/').skip(1) {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            other => steps.push(other),
        }
    }
    format!("/{}", steps.join("/"))
}

/// The host of an address, in lower case and without `www.`.
pub(super) fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.') && !host.contains(' ')).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_made_absolute() {
        let base = Some("https://lantern.example/valley/gates.html?x=1#top");
        let to = |href| absolute(href, base);
        assert_eq!(to("https://other.example/a").as_deref(), Some("https://other.example/a"));
        assert_eq!(to("//other.example/a").as_deref(), Some("https://other.example/a"));
        assert_eq!(to("/news").as_deref(), Some("https://lantern.example/news"));
        assert_eq!(to("walls.html").as_deref(), Some("https://lantern.example/valley/walls.html"));
        assert_eq!(to("../x/./y").as_deref(), Some("https://lantern.example/x/y"));
        assert_eq!(to("?page=2").as_deref(), Some("https://lantern.example/valley/gates.html?page=2"));
    }

    #[test]
    fn what_leads_nowhere_is_no_link() {
        assert_eq!(absolute("#top", None), None);
        assert_eq!(absolute("javascript:void(0)", None), None);
    }

    #[test]
    fn a_host_is_read_from_an_address() {
        assert_eq!(host("https://WWW.Lantern.example:80/x").as_deref(), Some("lantern.example"));
        assert_eq!(host("no address"), None);
    }
}
