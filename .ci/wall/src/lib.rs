//! One call of each method that `core` may not use.

/// Never run: it is only checked.
pub fn everything_that_core_may_not_do() {
    let _ = std::fs::read("a");
    let _ = std::fs::read_to_string("a");
    let _ = std::fs::write("a", "b");
    let _ = std::fs::File::open("a");
    let _ = std::fs::File::create("a");
    let _ = std::fs::read_dir("a");
    let _ = std::net::TcpStream::connect("a:1");
    let _ = std::net::TcpListener::bind("a:1");
    let _ = std::net::UdpSocket::bind("a:1");
    let _ = std::time::SystemTime::now();
    let _ = std::time::Instant::now();
    let _ = std::env::var("A");
    let _ = std::env::var_os("A");
    let _ = std::env::args();
    let _ = std::thread::spawn(|| {});
    let _ = std::process::Command::new("a");
}
